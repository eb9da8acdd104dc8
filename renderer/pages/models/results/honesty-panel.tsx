import { useTranslation } from 'react-i18next';
import type { ModelCard } from '../../../../contract/shapes/model.ts';
import { Panel } from '../../../components/page.tsx';
import { Term } from '../../../components/term.tsx';
import { useFormat } from '../../../i18n/format.ts';
import styles from './honesty-panel.module.css';

/** Whether the model knows what it does not know. */
export function HonestyPanel({ card: { calibration, neither } }: { card: ModelCard }) {
  const { t } = useTranslation('models');
  const format = useFormat();
  return (
    <Panel title={t('honesty.title')}>
      <dl className={styles.facts}>
        <div>
          <dt>{t('honesty.calibration')}</dt>
          <dd>{t('honesty.calibrationWords', { error: format.percentFine(calibration.expectedError) })}</dd>
          <dd className={styles.fine}>
            <Term of="logLoss">{t('honesty.logLoss')}</Term> {format.small(calibration.logLoss)},{' '}
            <Term of="temperature">{t('honesty.temperature')}</Term> {format.decimal(calibration.temperature)}
          </dd>
        </div>
        <div>
          <dt>{t('honesty.neither')}</dt>
          <dd>
            {t('honesty.neitherWords', {
              threshold: format.decimal(neither.threshold),
              kept: format.percentFine(neither.kept),
            })}
          </dd>
        </div>
      </dl>
    </Panel>
  );
}
