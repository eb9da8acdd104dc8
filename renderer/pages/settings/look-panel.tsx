import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Settings, SettingsChange } from '../../../contract/settings.ts';
import { Panel } from '../../components/page.tsx';
import { SettingRow } from '../../components/setting-row.tsx';

interface Props {
  settings: Settings;
  onChange: (change: SettingsChange) => void;
}

/** Language and colours. */
export function LookPanel({ settings, onChange }: Props) {
  const { t } = useTranslation('settings');
  return (
    <Panel id="settings-look" title={t('look.title')}>
      <SettingRow name={t('look.language')}>
        <SegmentedControl<Settings['language']>
          aria-label={t('look.language')}
          value={settings.language}
          onChange={(language) => onChange({ language })}
          data={[
            { value: 'system', label: t('system') },
            { value: 'en', label: <span lang="en">English</span> },
            { value: 'fr', label: <span lang="fr">Français</span> },
          ]}
        />
      </SettingRow>
      <SettingRow name={t('look.theme')}>
        <SegmentedControl<Settings['theme']>
          aria-label={t('look.theme')}
          value={settings.theme}
          onChange={(theme) => onChange({ theme })}
          data={[
            { value: 'system', label: t('system') },
            { value: 'light', label: t('look.light') },
            { value: 'dark', label: t('look.dark') },
          ]}
        />
      </SettingRow>
    </Panel>
  );
}
