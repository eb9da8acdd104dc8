import { useTranslation } from 'react-i18next';
import type { VersionSummary } from '../../../contract/shapes/model.ts';
import styles from './aliases.module.css';

/** What a version is beside the others: the champion answers, the challenger waits. */
export function Aliases({ version: { aliases, starter } }: { version: Pick<VersionSummary, 'aliases' | 'starter'> }) {
  const { t } = useTranslation('models');
  return (
    <>
      {aliases.includes('champion') && <span className={styles.live}>{t('live')}</span>}
      {aliases.includes('challenger') && <span className={styles.challenger}>{t('challenger')}</span>}
      {starter && <span className={styles.starter}>{t('starter')}</span>}
    </>
  );
}
