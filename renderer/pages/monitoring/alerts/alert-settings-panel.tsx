import { useTranslation } from 'react-i18next';
import type { AlertChange, AlertSettings } from '../../../../contract/shapes/alert.ts';
import { NumberField } from '../../../components/number-field.tsx';
import { Panel } from '../../../components/page.tsx';
import { SettingRow } from '../../../components/setting-row.tsx';
import styles from './alerts.module.css';
import { NotifyRow } from './notify-row.tsx';
import { ThresholdRow } from './threshold-row.tsx';
import { thresholds } from './thresholds.ts';

interface Props {
  settings: AlertSettings;
  onChange: (change: AlertChange) => void;
}

/** What raises an alert, and how one hears of it. */
export function AlertSettingsPanel({ settings, onChange }: Props) {
  const { t } = useTranslation('monitoring');
  return (
    <Panel id="monitoring-thresholds" title={t('settings.title')}>
      <NotifyRow />
      {thresholds(settings).map((threshold) => (
        <ThresholdRow key={threshold.name} threshold={threshold} onChange={onChange} />
      ))}
      <SettingRow name={t('settings.last')} hint={t('settings.lastHint')}>
        <NumberField
          label={t('settings.last')}
          value={settings.last}
          min={20}
          max={500}
          onCommit={(last) => onChange({ last })}
        />
        <span className={styles.unit} data-alone>
          {t('settings.unit.predictions')}
        </span>
      </SettingRow>
      <SettingRow name={t('settings.lastJudged')} hint={t('settings.lastJudgedHint')}>
        <NumberField
          label={t('settings.lastJudged')}
          value={settings.accuracy.last}
          min={5}
          max={1000}
          onCommit={(last) => onChange({ accuracy: { ...settings.accuracy, last } })}
        />
        <span className={styles.unit} data-alone>
          {t('settings.unit.verdicts')}
        </span>
      </SettingRow>
    </Panel>
  );
}
