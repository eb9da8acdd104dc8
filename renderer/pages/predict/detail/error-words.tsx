import { useTranslation } from 'react-i18next';
import { IconAlert } from '../../../components/icons.ts';
import { Said } from '../../../components/said.tsx';
import { useTroubleWords } from '../../../components/use-trouble-words.ts';
import type { Trouble } from '../../../data/trouble.ts';
import styles from './error-words.module.css';

/** Why a photo has no verdict, and what to do about it. */
export function ErrorWords({ error }: { error: Trouble }) {
  const { t } = useTranslation('predict');
  const words = useTroubleWords()(error);
  return (
    <div className={styles.error}>
      <h2 className={styles.title}>
        <IconAlert size={24} stroke={1.6} aria-hidden /> {t('error.title')}
      </h2>
      <p>{words.message}</p>
      <p className={styles.hint}>{words.hint}</p>
      <Said words={words.said} />
    </div>
  );
}
