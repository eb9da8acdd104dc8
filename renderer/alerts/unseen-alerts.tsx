import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAlerts } from '../data/use-alerts.ts';
import { useCurrentProject } from '../data/use-models.ts';
import { useFormat } from '../i18n/format.ts';
import styles from './unseen-alerts.module.css';

/** How many open alerts of the project nobody has seen yet. */
export function UnseenAlerts() {
  const { t } = useTranslation('monitoring');
  const format = useFormat();
  const { data } = useAlerts(useCurrentProject()?.id);
  const count = (data ?? []).filter(({ cleared, seen }) => cleared === undefined && !seen).length;
  if (count === 0) return null;
  return (
    <span className={styles.badge}>
      <span aria-hidden>{format.number(count)}</span>
      <VisuallyHidden> {t('alert.unseen', { count, number: format.number(count) })}</VisuallyHidden>
    </span>
  );
}
