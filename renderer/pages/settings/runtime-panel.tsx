import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Settings, SettingsChange } from '../../../contract/settings.ts';
import { Panel } from '../../components/page.tsx';
import { SettingRow } from '../../components/setting-row.tsx';
import { useServing } from '../../data/use-serving.ts';

interface Props {
  settings: Settings;
  onChange: (change: SettingsChange) => void;
}

const runtimes = ['auto', 'onnx', 'tfjs-node', 'tfjs-wasm'] as const;

/** What computes the verdicts. */
export function RuntimePanel({ settings, onChange }: Props) {
  const { t } = useTranslation('settings');
  const now = useServing().data?.runtime;
  return (
    <Panel title={t('runtime.title')}>
      <SettingRow
        name={t('runtime.name')}
        hint={now ? t('runtime.now', { runtime: t(`runtime.${now}`) }) : t('runtime.hint')}
      >
        <NativeSelect
          aria-label={t('runtime.name')}
          value={settings.runtime}
          data={runtimes.map((value) => ({ value, label: t(`runtime.${value}`) }))}
          onChange={({ currentTarget }) =>
            onChange({ runtime: runtimes.find((value) => value === currentTarget.value) })
          }
        />
      </SettingRow>
    </Panel>
  );
}
