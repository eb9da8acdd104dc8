import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AlertChange } from '../../../../contract/shapes/alert.ts';
import { NumberField } from '../../../components/number-field.tsx';
import { SettingRow } from '../../../components/setting-row.tsx';
import styles from './alerts.module.css';
import type { Threshold } from './thresholds.ts';

interface Props {
  threshold: Threshold;
  onChange: (change: AlertChange) => void;
}

/** One alert: what raises it, from when on, and whether at all. */
export function ThresholdRow({ threshold, onChange }: Props) {
  const { t } = useTranslation('monitoring');
  const { name, on, value, range, unit } = threshold;
  const title = t(`settings.name.${name}`);
  return (
    <SettingRow name={title} hint={t(`settings.hint.${name}`)}>
      <NumberField
        label={t('settings.threshold', { name: title })}
        value={value}
        min={range[0]}
        max={range[1]}
        onCommit={(wanted) => onChange(threshold.set(wanted))}
      />
      <span className={styles.unit}>{t(`settings.unit.${unit}`)}</span>
      <Switch
        aria-label={t('settings.switch', { name: title })}
        checked={on}
        onChange={({ currentTarget: { checked } }) => onChange(threshold.switch(checked))}
      />
    </SettingRow>
  );
}
