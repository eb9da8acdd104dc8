import { useTranslation } from 'react-i18next';
import type { VersionSummary } from '../../../contract/shapes/model.ts';
import styles from './aliases.module.css';
import { waitsOf } from './waits-of.ts';

/** What a version is beside the others: the champion answers, the challenger waits unless the gate refused it. */
export function Aliases({ version }: { version: Pick<VersionSummary, 'aliases' | 'starter' | 'gate'> }) {
  const { t } = useTranslation('models');
  const { aliases, starter } = version;
  const waits = waitsOf(version);
  return (
    <>
      {aliases.includes('champion') && <span className={styles.live}>{t('live')}</span>}
      {waits && <span className={styles[waits]}>{t(waits)}</span>}
      {starter && <span className={styles.starter}>{t('starter')}</span>}
    </>
  );
}
