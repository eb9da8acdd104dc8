import { useTranslation } from 'react-i18next';
import { IconCheck, IconClose } from '../components/icons.ts';
import { useVerdictName } from '../components/verdict-name.tsx';
import { useSaidOf } from '../data/corrections/use-corrections.ts';
import styles from './corrections.module.css';

/** On a photo in a list: whether somebody called its verdict right or wrong; nothing where nobody did. */
export function SaidMark({ hash, version }: { hash: string; version: string }) {
  const { t } = useTranslation('corrections');
  const said = useSaidOf({ hash, version });
  const truth = useVerdictName(said?.truth ?? '');
  if (!said) return null;
  const Icon = said.right ? IconCheck : IconClose;
  return (
    <span className={styles.mark} data-right={said.right}>
      <Icon size={14} stroke={2.4} aria-hidden />
      {said.right ? t('right') : t('isThat', { truth })}
    </span>
  );
}
