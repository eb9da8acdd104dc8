import { useTranslation } from 'react-i18next';
import type { StackAlert } from '../../../../contract/shapes/stack-measured.ts';
import { IconAlert } from '../../../components/icons.ts';
import { useFormat } from '../../../i18n/format.ts';
import alertStyles from '../alerts/alerts.module.css';
import { isKnown } from './alert-words.ts';
import styles from './stack-section.module.css';

/** What Prometheus raises now. */
export function StackAlerts({ alerts }: { alerts: readonly StackAlert[] }) {
  const { t } = useTranslation('monitoring');
  const format = useFormat();
  if (alerts.length === 0) return <p className={styles.soft}>{t('stack.fine')}</p>;
  return (
    <ul className={alertStyles.alerts} aria-label={t('stack.alerts')}>
      {alerts.map(({ name, of = '', since, summary }) => (
        <li key={`${name} ${of}`} className={alertStyles.alert} data-open>
          <IconAlert size={20} stroke={1.6} aria-hidden />
          <div className={alertStyles.words}>
            {isKnown(name) ? (
              <p className={alertStyles.title}>{t(`stack.alert.${name}`, { of })}</p>
            ) : (
              <p className={alertStyles.title} lang="en">
                {summary}
              </p>
            )}
            <p className={alertStyles.soft}>{t('alert.since', { when: format.near(since) })}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
