import type { GateCheck } from '../../../contract/shapes/gate.ts';
import { bootstrapMean } from './bootstrap.ts';
import { DELTA } from './delta.ts';
import { gainOn, type PairedPhoto } from './paired-photo.ts';

const shown = (number: number): string => number.toFixed(3);

/** Whether the challenger is not worse: its log loss, photo by photo beside the live version's. */
export function checkLoss(photos: readonly PairedPhoto[]) {
  const gain = bootstrapMean(photos.map(gainOn));
  const passed = gain.low > -DELTA;
  const sure = `${shown(gain.low)} to ${shown(gain.high)}`;
  const check: GateCheck = {
    name: 'log-loss',
    passed,
    finding: passed
      ? `On ${photos.length} photos it is not worse: its log loss is better by ${shown(gain.value)} (95 % sure: ${sure}; more than -${DELTA} is asked for).`
      : `On ${photos.length} photos it is not sure that it is not worse: its log loss is better by ${shown(gain.value)} (95 % sure: ${sure}; more than -${DELTA} is asked for).`,
    details: { photos: photos.length, gain: gain.value, low: gain.low, high: gain.high, delta: DELTA },
  };
  return { check, difference: { mean: -gain.value, low: -gain.high, high: -gain.low, photos: photos.length } };
}
