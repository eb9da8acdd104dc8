import type { AlertName } from '../../contract/shapes/alert.ts';

/**
 * A shift as pairs: of 100 photos of now, each beside a usual one, so many lie further out. 50 is as usual, 100 is each
 * beyond all that is usual.
 */
export const pairsOf = (shift: number): number => Math.round(50 + 100 * Math.abs(shift));

export const shiftOf = (pairs: number): number => (pairs - 50) / 100;

/** The signals whose threshold is a shift. */
export const isShift = (name: AlertName): name is 'unlike' | 'light' | 'sharpness' =>
  name === 'unlike' || name === 'light' || name === 'sharpness';

/** The two ways of what can go two ways. */
export type Direction = Exclude<AlertName, 'light' | 'sharpness'> | 'darker' | 'brighter' | 'blurred' | 'finer';

/** What a signal or an alert says, by the sign of what was measured. */
export function directionOf(name: AlertName, value: number): Direction {
  if (name === 'light') return value < 0 ? 'darker' : 'brighter';
  if (name === 'sharpness') return value < 0 ? 'blurred' : 'finer';
  return name;
}
