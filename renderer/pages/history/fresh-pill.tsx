import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.ts';
import styles from './fresh-pill.module.css';

/** Says that there is more than is listed. The list itself holds still while somebody reads it. */
export function FreshPill({ count, onShow }: { count: number; onShow: () => void }) {
  const { t } = useTranslation('history');
  const format = useFormat();
  if (count === 0) return null;
  return (
    <button type="button" className={styles.pill} onClick={onShow}>
      {t('fresh', { count, number: format.number(count) })}
    </button>
  );
}
