import type { Alert, AlertName } from '../../contract/shapes/alert.ts';
import type { DriftSignal } from '../../contract/shapes/drift.ts';

const percent = (share: number): string => `${Math.round(100 * share)} %`;

const phrases: Record<AlertName, (value: number, threshold: number) => string> = {
  neither: (value) => `of 100 photos, ${Math.round(100 * value)} more than usual are "neither"`,
  unlike: () => "the photos are less like the training's than usual",
  mix: (value) => `the classes come in another mix than usual: ${percent(value)} of the verdicts differ`,
  light: (value) => `the photos are ${value < 0 ? 'darker' : 'brighter'} than usual`,
  sharpness: (value) => `the photos are ${value < 0 ? 'more blurred' : 'finer'} than usual`,
  accuracy: (value, threshold) =>
    `only ${percent(value)} of what people judged was right, less than ${percent(threshold)}`,
  latency: (value, threshold) => `one photo in twenty takes ${value} ms or more; ${threshold} ms are allowed`,
  silent: (value) => `nothing was asked for ${value} hours`,
};

/** An alert as a phrase. */
export const alertInWords = ({ name, value, threshold }: Pick<Alert, 'name' | 'value' | 'threshold'>): string =>
  phrases[name](value, threshold);

const subjects: Record<DriftSignal['name'], string> = {
  neither: 'the share of "neither"',
  unlike: 'how like the training the photos are',
  mix: 'the mix of classes',
  light: 'how bright the photos are',
  sharpness: 'how sharp the photos are',
};

/** What can be said of the last photos in one respect, as a line. */
export function signalInWords({ name, state, effect, threshold, from, looked }: DriftSignal, last: number): string {
  const subject = subjects[name];
  if (state === 'few') return `${subject}: too few photos yet (${looked} of ${last})`;
  if (state === 'unknown') return `${subject}: what is usual is not known yet`;
  if (state === 'shifted') return `${subject}: shifted; of the last ${last}, ${phrases[name](effect, threshold)}`;
  if (Math.abs(effect) >= threshold) return `${subject}: far from usual, but not farther than chance may come`;
  return `${subject}: as ${from === 'first-predictions' ? 'at first' : 'at the training'}`;
}
