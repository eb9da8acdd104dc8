import { useTranslation } from 'react-i18next';
import type { Alert } from '../../contract/shapes/alert.ts';
import { useFormat } from '../i18n/format.ts';
import { directionOf, figureOf } from './alert-figures.ts';

type Measured = Pick<Alert, 'name' | 'value' | 'threshold'>;

/** What an alert is about, and what was measured against what. */
export function useAlertWords(): (alert: Measured) => { title: string; measured: string } {
  const { t } = useTranslation('monitoring');
  const format = useFormat();
  return ({ name, value, threshold }) => ({
    title: t(`alert.title.${directionOf(name, value)}`),
    measured: t(`alert.measured.${directionOf(name, value)}`, {
      value: figureOf(name, value, format),
      threshold: figureOf(name, threshold, format),
    }),
  });
}
