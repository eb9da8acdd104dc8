import { useTranslation } from 'react-i18next';
import type { Verdict } from '../../../../contract/shapes/verdict.ts';
import { Term } from '../../../components/term.tsx';
import { useModelCard } from '../../../data/use-models.ts';
import { useFormat } from '../../../i18n/format.ts';
import styles from './similarity.module.css';

/** How much the photo resembles those the model was trained on, and how much is needed. */
export function Similarity({ verdict }: { verdict: Pick<Verdict, 'version' | 'similarity'> }) {
  const { t } = useTranslation('predict');
  const format = useFormat();
  const threshold = useModelCard(verdict.version).data?.neither.threshold;
  const place = (value: number) => `${Math.min(Math.max(value, 0), 1) * 100}%`;
  return (
    <div className={styles.similarity}>
      <p className={styles.words}>
        <Term of="known">{t('similarity.name')}</Term>
        <strong>{format.decimal(verdict.similarity)}</strong>
      </p>
      <div className={styles.scale} data-meter aria-hidden>
        <span className={styles.value} style={{ width: place(verdict.similarity) }} />
        {threshold !== undefined && <span className={styles.threshold} style={{ left: place(threshold) }} />}
      </div>
      {threshold !== undefined && (
        <p className={styles.needed}>{t('similarity.needed', { threshold: format.decimal(threshold) })}</p>
      )}
    </div>
  );
}
