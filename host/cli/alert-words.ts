import type { Alert, AlertName } from '../../contract/shapes/alert.ts';
import type { DriftSignal } from '../../contract/shapes/drift.ts';

const percent = (share: number): string => `${Math.round(100 * share)} %`;

const phrases: Record<AlertName, (value: number, threshold: number) => string> = {
  neither: (value) => `of 100 photos, ${Math.round(100 * value)} more are "neither" than at the training`,
  unlike: () => 'the photos are less like those of the training',
  mix: (value) => `the classes come in another mix than in the training: ${percent(value)} of the verdicts differ`,
  light: (value) => `the photos are ${value < 0 ? 'darker' : 'brighter'} than those of the training`,
  sharpness: (value) => `the photos are ${value < 0 ? 'more blurred' : 'finer'} than those of the training`,
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
export function signalInWords(
  { name, state, effect, threshold, from }: DriftSignal,
  { predictions, last }: { predictions: number; last: number },
): string {
  if (state === 'few') return `${subjects[name]}: too few predictions yet (${Math.min(predictions, last)} of ${last})`;
  if (state === 'unknown') return `${subjects[name]}: what is usual is not known yet`;
  const against = from === 'first-predictions' ? 'as at first' : 'as at the training';
  if (state === 'usual') return `${subjects[name]}: ${against}`;
  return `${subjects[name]}: shifted; of the last ${last}, ${phrases[name](effect, threshold)}`;
}
