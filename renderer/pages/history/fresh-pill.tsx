import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { forgetFresh, useFreshPredictions } from '../../data/fresh-predictions.ts';
import { keys } from '../../data/keys.ts';
import { useFormat } from '../../i18n/format.ts';
import styles from './fresh-pill.module.css';

/** Says that there is more than is listed. The list itself holds still while somebody reads it. */
export function FreshPill() {
  const { t } = useTranslation('history');
  const format = useFormat();
  const queries = useQueryClient();
  const count = useFreshPredictions((state) => state.count);
  if (count === 0) return null;
  const show = () => {
    forgetFresh();
    void queries.resetQueries({ queryKey: keys.history });
  };
  return (
    <button type="button" className={styles.pill} onClick={show}>
      {t('fresh', { count, number: format.number(count) })}
    </button>
  );
}
