import type { GateCheck } from '../../../contract/shapes/gate.ts';
import { bootstrapMean } from './bootstrap.ts';
import { DELTA } from './delta.ts';
import { gainOn, type PairedPhoto } from './paired-photo.ts';

/** Fewer photos say nothing of a class by themselves. */
const LEAST_PHOTOS = 10;

/** Whether no class came off worse than chance explains: by more than delta, even at the good end of its interval. */
export function checkClasses(photos: readonly PairedPhoto[]): GateCheck {
  const worse = [...Map.groupBy(photos, ({ label }) => label)]
    .filter(([, own]) => own.length >= LEAST_PHOTOS && bootstrapMean(own.map(gainOn)).high < -DELTA)
    .map(([label]) => label)
    .sort();
  return {
    name: 'classes',
    passed: worse.length === 0,
    finding: worse.length === 0 ? 'No class came off worse.' : `Worse at telling ${worse.join(', ')}.`,
    details: { worse: worse.join(', ') },
  };
}
