import type { Measurement } from '../../ports/tracker.ts';

/** What MLflow takes in one call. */
export const MOST_METRICS = 1000;
export const MOST_PAIRS = 100;
const MOST_PARAM = 6000;
const MOST_TAG = 8000;

export interface Pair {
  key: string;
  value: string;
}

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

const pairsOf = (values: Record<string, string> = {}, most: number): Pair[] =>
  Object.entries(values).map(([key, value]) => ({ key, value: cut(value, most) }));

export const paramsOf = (values: Record<string, string> | undefined): Pair[] => pairsOf(values, MOST_PARAM);
export const tagsOf = (values: Record<string, string> | undefined): Pair[] => pairsOf(values, MOST_TAG);

export const valuesOf = (pairs: readonly Pair[]): Record<string, string> =>
  Object.fromEntries(pairs.map(({ key, value }) => [key, value]));

export const inParts = <T>(all: readonly T[], most: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, part) => all.slice(part * most, (part + 1) * most));

/**
 * Gives each measurement that has none a time of its own after `last`, so that order is kept and what is sent twice
 * counts once. Values that are no numbers are left out.
 */
export function stamped(measurements: readonly Measurement[], last: number, now: number): Required<Measurement>[] {
  let at = last;
  return measurements
    .filter(({ value }) => Number.isFinite(value))
    .map((measured) => {
      at = measured.at ?? Math.max(now, at + 1);
      return { ...measured, at };
    });
}
