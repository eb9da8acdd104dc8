import { FOLDS, foldsOf } from '../domain/folds.ts';
import { logits } from '../domain/head.ts';
import { foldsToLeaveOut } from '../domain/recipe.ts';
import { similarityTo } from '../domain/space.ts';
import type { HeadTrainer } from '../ports/trainer.ts';
import { type Examples, rowOf } from './examples.ts';
import { fitHead } from './fit-head.ts';
import { fitSpace } from './fit-space.ts';

/** What heads say of photos they were not trained on. */
export interface LeftOut {
  photos: number[];
  /** In which fold each was left out. */
  folds: number[];
  /** Photos x classes. */
  logits: Float64Array;
  similarities: Float64Array;
}

/**
 * Leaves out one fold of the photos after another and asks a head and a space of the others about it. Where photos are
 * many, a few folds are enough, unless `all` are asked for.
 */
export async function leaveOut(
  examples: Examples,
  photos: readonly number[],
  trainer: HeadTrainer,
  { all = false, signal }: { all?: boolean; signal: AbortSignal },
): Promise<LeftOut> {
  const of = <T>(values: readonly T[]) => photos.map((photo) => values[photo]!);
  const folds = foldsOf(of(examples.hashes), of(examples.labels), of(examples.groups));
  const result = {
    photos: [] as number[],
    folds: [] as number[],
    rows: [] as Float64Array[],
    similarities: [] as number[],
  };
  for (let fold = 0; fold < (all ? FOLDS : foldsToLeaveOut(photos.length, FOLDS)); fold++) {
    const others = photos.filter((_, at) => folds[at] !== fold);
    const out = photos.filter((_, at) => folds[at] === fold);
    if (out.length === 0) continue;
    const head = await fitHead(examples, others, trainer, signal);
    const space = await fitSpace(examples, others, trainer);
    for (const photo of out) {
      const unit = rowOf(examples, photo);
      result.photos.push(photo);
      result.folds.push(fold);
      result.rows.push(logits(head, unit));
      result.similarities.push(similarityTo(space, unit));
    }
  }
  const flat = new Float64Array(result.rows.length * examples.classes);
  result.rows.forEach((row, at) => {
    flat.set(row, at * examples.classes);
  });
  return {
    photos: result.photos,
    folds: result.folds,
    logits: flat,
    similarities: Float64Array.from(result.similarities),
  };
}
