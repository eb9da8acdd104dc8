import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../components/copy-button.tsx';
import { Panel } from '../../components/page.tsx';
import { SettingRow } from '../../components/setting-row.tsx';
import { useAbout } from '../../data/use-models.ts';
import styles from './about-panel.module.css';

/** Where everything is kept, and which Meadow this is. */
export function AboutPanel() {
  const { t } = useTranslation('settings');
  const { data } = useAbout();
  return (
    <Panel title={t('about.title')}>
      <SettingRow name={t('about.home')} hint={t('about.homeHint')}>
        {data ? (
          <>
            <code className={styles.path}>{data.home}</code>
            <CopyButton text={data.home} name={t('about.home')} />
          </>
        ) : (
          <Skeleton height={24} width={220} />
        )}
      </SettingRow>
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
