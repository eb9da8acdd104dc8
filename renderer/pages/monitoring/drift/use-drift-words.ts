import { useTranslation } from 'react-i18next';
import type { DriftSignal } from '../../../../contract/shapes/drift.ts';
import { directionOf } from '../../../alerts/alert-figures.ts';
import { useFormat } from '../../../i18n/format.ts';

/** What a signal says, in a sentence. */
export function useDriftWords(last: number): (signal: DriftSignal) => string {
  const { t } = useTranslation('monitoring');
  const format = useFormat();
  return ({ name, state, looked, effect, threshold, from = 'training' }) => {
    switch (state) {
      case 'few':
        return t('drift.few', { number: format.number(looked), last: format.number(last) });
      case 'unknown':
        return t('drift.unknown');
      case 'usual':
        return t(sizeOf(name, effect) < threshold ? 'drift.usual' : 'drift.chance');
      case 'shifted':
        return t(`drift.shifted.${driftDirection(name, effect)}`, {
          last: format.number(looked),
          those: t(`drift.those.${from}`),
        });
    }
  };
}

/** Light and sharpness shift to either side, the others to one. */
const sizeOf = (name: DriftSignal['name'], effect: number) =>
  name === 'light' || name === 'sharpness' ? Math.abs(effect) : effect;

const driftDirection = (name: DriftSignal['name'], effect: number) =>
  directionOf(name, effect) as Exclude<ReturnType<typeof directionOf>, 'accuracy' | 'latency' | 'silent'>;
