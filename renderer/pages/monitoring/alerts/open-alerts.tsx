import { useTranslation } from 'react-i18next';
import type { Alert } from '../../../../contract/shapes/alert.ts';
import { Panel } from '../../../components/page.tsx';
import { AlertRow } from './alert-row.tsx';
import styles from './alerts.module.css';

interface Props {
  alerts: readonly Alert[];
  onSee: (ids: number[]) => void;
}

/** What is not as it should be now. */
export function OpenAlerts({ alerts, onSee }: Props) {
  const { t } = useTranslation('monitoring');
  return (
    <Panel title={t('alert.open')}>
      <ul className={styles.alerts} aria-label={t('alert.open')}>
        {alerts.map((alert) => (
          <AlertRow key={alert.id} alert={alert} onSee={() => onSee([alert.id])} />
        ))}
      </ul>
    </Panel>
  );
}
