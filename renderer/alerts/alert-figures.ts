import type { AlertName } from '../../contract/shapes/alert.ts';
import type { Format } from '../i18n/format.ts';

/**
 * A shift as times in 100: a photo of now beside a usual one lies further out so often. 50 is as usual, 100 is each
 * beyond all that is usual.
 */
export const timesOf = (shift: number): number => Math.round(50 + 100 * shift);

export const shiftOf = (times: number): number => (times - 50) / 100;

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

/** What was measured, or its threshold, as a number to be read. */
export function figureOf(name: AlertName, value: number, format: Format): string {
  if (isShift(name)) return format.number(timesOf(name === 'unlike' ? value : Math.abs(value)));
  if (name === 'latency') return format.ms(value);
  if (name === 'silent') return format.number(value);
  // A difference of two shares: with a per cent sign it would read as a part of what is usual.
  if (name === 'neither') return format.number(100 * Math.max(0, value));
  return format.percent(Math.max(0, value));
}
