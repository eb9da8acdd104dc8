import { useTranslation } from 'react-i18next';
import type { VersionSummary } from '../../../contract/shapes/model.ts';
import { Term } from '../../components/term.tsx';
import styles from './aliases.module.css';
import { waitsOf } from './waits-of.ts';

/** What a version is beside the others: the champion answers, the challenger waits unless the gate refused it. */
export function Aliases({ version }: { version: Pick<VersionSummary, 'aliases' | 'starter' | 'gate'> }) {
  const { t } = useTranslation('models');
  const { aliases, starter } = version;
  const waits = waitsOf(version);
  return (
    <>
      {aliases.includes('champion') && <Tag className={styles.live} of="champion" words={t('live')} />}
      {waits === 'challenger' && <Tag className={styles.challenger} of="challenger" words={t('challenger')} />}
      {waits === 'refused' && <span className={styles.refused}>{t('refused')}</span>}
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
