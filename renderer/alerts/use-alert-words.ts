import { useTranslation } from 'react-i18next';
import type { Alert, AlertName } from '../../contract/shapes/alert.ts';
import { type Format, useFormat } from '../i18n/format.ts';
import { directionOf, isShift, timesOf } from './alert-figures.ts';

type Measured = Pick<Alert, 'name' | 'value' | 'threshold'>;

/** What an alert is about, and what was measured against what. */
export function useAlertWords(): (alert: Measured) => { title: string; measured: string } {
  const { t } = useTranslation('monitoring');
  const format = useFormat();
  return ({ name, value, threshold }) => ({
    title: t(`alert.title.${directionOf(name, value)}`),
    measured: t(`alert.measured.${directionOf(name, value)}`, {
      value: shown(name, value, format),
      threshold: shown(name, threshold, format),
    }),
  });
}

function shown(name: AlertName, value: number, format: Format): string {
  if (isShift(name)) return format.number(timesOf(name === 'unlike' ? value : Math.abs(value)));
  if (name === 'latency') return format.ms(value);
  if (name === 'silent') return format.number(value);
  return format.percent(Math.max(0, value));
}
