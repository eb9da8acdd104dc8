import type { Spread } from '../../../../contract/shapes/drift.ts';

/** Where the five numbers of each spread lie on a line that holds both, from 0 to 1. */
export function spreadPlaces(now: Spread, usual: Spread): { now: Spread; usual: Spread } {
  const low = Math.min(now[0], usual[0]);
  const width = Math.max(now[4], usual[4]) - low;
  const place = (value: number) => (width > 0 ? (value - low) / width : 0.5);
  const placed = ([a, b, c, d, e]: Spread): Spread => [place(a), place(b), place(c), place(d), place(e)];
  return { now: placed(now), usual: placed(usual) };
}
