import { useTranslation } from 'react-i18next';
import { NEITHER } from './class-mark.ts';
import { ClassSymbol } from './class-symbol.tsx';
import styles from './verdict-name.module.css';

/** A verdict's mark and name. Classes are a person's words and stay as they are; "neither" is ours. */
export function VerdictName({ verdict, size }: { verdict: string; size?: number | undefined }) {
  const name = useVerdictName(verdict);
  return (
    <span className={styles.verdict}>
      <ClassSymbol label={verdict} size={size ?? 12} />
      <span className={styles.name}>{name}</span>
    </span>
  );
}

export function useVerdictName(verdict: string): string {
  const { t } = useTranslation();
  return verdict === NEITHER ? t('neither') : verdict;
}
