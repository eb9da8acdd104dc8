import { FOLDS, foldsOf } from '../domain/folds.ts';
import { foldsToLeaveOut } from '../domain/recipe.ts';
import type { Examples } from './examples.ts';

/** A part of the photos to be judged by what is learnt from the others. */
export interface Round {
  fold: number;
  learnt: number[];
  judged: number[];
}

/**
 * The rounds in which each of the photos is left out once, near-duplicates together. Where photos are many, a few
 * rounds are enough, unless `all` are asked for.
 */
export function roundsOf(examples: Examples, photos: readonly number[], all: boolean): Round[] {
  const of = <T>(values: readonly T[]) => photos.map((photo) => values[photo]!);
  const folds = foldsOf(of(examples.hashes), of(examples.labels), of(examples.groups));
  const count = all ? FOLDS : foldsToLeaveOut(photos.length, FOLDS);
  const rounds = Array.from({ length: count }, (_, fold) => ({
    fold,
    learnt: photos.filter((_, at) => folds[at] !== fold),
    judged: photos.filter((_, at) => folds[at] === fold),
  }));
  return rounds.filter(({ learnt, judged }) => learnt.length > 0 && judged.length > 0);
}
