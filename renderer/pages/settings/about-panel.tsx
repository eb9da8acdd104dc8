import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/page.tsx';
import { SettingRow } from '../../components/setting-row.tsx';
import { useAbout } from '../../data/use-models.ts';

/** Which Meadow this is. */
export function AboutPanel() {
  const { t } = useTranslation('settings');
  const { data } = useAbout();
  return (
    <Panel id="settings-about" title={t('about.title')}>
      <SettingRow name={t('about.version')}>
        {data ? (
          `Meadow ${data.version} · Node ${data.node.replace(/^v/, '')} · ${data.platform}`
        ) : (
          <Skeleton height={24} width={220} />
        )}
      </SettingRow>
    </Panel>
  );
}
