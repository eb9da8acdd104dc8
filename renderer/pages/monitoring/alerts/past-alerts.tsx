import { useTranslation } from 'react-i18next';
import type { Alert } from '../../../../contract/shapes/alert.ts';
import { useFormat } from '../../../i18n/format.ts';
import { AlertRow } from './alert-row.tsx';
import styles from './alerts.module.css';

interface Props {
  alerts: readonly Alert[];
  /** There may be earlier ones that were not asked for. */
  more: boolean;
  onSee: (ids: number[]) => void;
}

/** What was not as it should be, and is again. */
export function PastAlerts({ alerts, more, onSee }: Props) {
  const { t } = useTranslation('monitoring');
  const format = useFormat();
  return (
    <details className={styles.past}>
      <summary className={styles.summary}>
        {t(more ? 'alert.lastPast' : 'alert.past', { count: alerts.length, number: format.number(alerts.length) })}
      </summary>
      <ul className={styles.alerts}>
        {alerts.map((alert) => (
          <AlertRow key={alert.id} alert={alert} onSee={() => onSee([alert.id])} />
        ))}
      </ul>
    </details>
  );
}
