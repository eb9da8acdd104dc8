import type { DriftName } from '../../../contract/shapes/alert.ts';
import { own } from '../../../contract/shapes/own.ts';
import { NEITHER } from '../../../contract/shapes/verdict.ts';
import { countsOf, knownOf, type Measure, sharesOf } from './known.ts';
import type { Looked, Usual } from './looked.ts';
import { rankAmong } from './quantiles.ts';

/**
 * Which of the recent predictions are behind a signal, the most telling first: those that are farther out than usual,
 * on the side to which all of them have moved. `first` as for `judgeDrift`.
 */
export function farthestFirst<L extends Looked>(
  name: DriftName,
  recent: readonly L[],
  usual: Usual,
  first: readonly Looked[] = [],
): L[] {
  const last = recent.length;
  switch (name) {
    case 'neither':
      return recent
        .filter(({ verdict }) => verdict === NEITHER)
        .toSorted((one, other) => one.similarity - other.similarity);
    case 'unlike':
      return outermost(recent, 'similarity', knownOf('similarity', usual, first, last)?.usual, -1);
    case 'mix':
      return tooOften(recent, knownOf('mix', usual, first, last)?.usual);
    case 'light':
    case 'sharpness':
      return outermost(recent, name, knownOf(name, usual, first, last)?.usual);
  }
}

/** Those on one side of the usual middle, the farthest first; the side most are on, unless one is named. */
function outermost<L extends Looked>(
  recent: readonly L[],
  measure: Measure,
  usual: readonly number[] | undefined,
  side?: 1 | -1,
): L[] {
  if (!usual) return [];
  const placed = recent.flatMap((look) => {
    const value = look[measure];
    return value === undefined ? [] : [{ look, value, away: rankAmong(usual, value) - 0.5 }];
  });
  const towards = side ?? (placed.reduce((sum, { away }) => sum + away, 0) < 0 ? -1 : 1);
  return placed
    .filter(({ away }) => away * towards > 0)
    .toSorted((one, other) => towards * (other.value - one.value))
    .map(({ look }) => look);
}

/** Those of classes that come more often than usual, the class that does most first, newest first within it. */
function tooOften<L extends Looked>(recent: readonly L[], usual: Usual['mix']): L[] {
  if (!usual) return [];
  const shares = sharesOf(countsOf(recent));
  const excess = ({ verdict }: Looked) => (verdict === NEITHER ? 0 : shares[verdict]! - (own(usual, verdict) ?? 0));
  return recent.filter((look) => excess(look) > 0).toSorted((one, other) => excess(other) - excess(one));
}
