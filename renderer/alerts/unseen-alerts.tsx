import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/format.ts';
import styles from './unseen-alerts.module.css';
import { useUnseenAlerts } from './use-unseen-alerts.ts';

/** How many open alerts of the project nobody has seen yet. */
export function UnseenAlerts() {
  const { t } = useTranslation('monitoring');
  const format = useFormat();
  const count = useUnseenAlerts().length;
  if (count === 0) return null;
  return (
    <span className={styles.badge}>
      <span aria-hidden>{format.number(count)}</span>
      <VisuallyHidden> {t('alert.unseen', { count, number: format.number(count) })}</VisuallyHidden>
    </span>
  );
}
