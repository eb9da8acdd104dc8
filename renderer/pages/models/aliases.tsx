import { useTranslation } from 'react-i18next';
import type { VersionSummary } from '../../../contract/shapes/model.ts';
import { Term } from '../../components/term.tsx';
import styles from './aliases.module.css';

/** What a version is beside the others: the champion answers, the challenger waits. */
export function Aliases({ version: { aliases, starter } }: { version: Pick<VersionSummary, 'aliases' | 'starter'> }) {
  const { t } = useTranslation('models');
  return (
    <>
      {aliases.includes('champion') && <Tag className={styles.live} of="champion" words={t('live')} />}
      {aliases.includes('challenger') && <Tag className={styles.challenger} of="challenger" words={t('challenger')} />}
      {starter && <span className={styles.starter}>{t('starter')}</span>}
    </>
  );
}

function Tag({
  className,
  of,
  words,
}: {
  className: string | undefined;
  of: 'champion' | 'challenger';
  words: string;
}) {
  return (
    <span className={className}>
      <Term of={of}>{words}</Term>
    </span>
  );
}
