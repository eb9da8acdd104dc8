import { logits } from '../domain/head.ts';
import type { Head } from '../domain/model.ts';
import type { Space } from '../domain/space.ts';
import { similarityTo } from '../domain/space.ts';
import type { HeadTrainer } from '../ports/trainer.ts';
import { type Calibration, calibrate, type Judged, judgeAll } from './calibrate.ts';
import { type Examples, rowOf } from './examples.ts';
import { fitHead } from './fit-head.ts';
import { fitSpace } from './fit-space.ts';
import { type LeftOut, leaveOut } from './leave-out.ts';

/** What is learnt from photos: all that a verdict needs. */
export interface Learned extends Calibration {
  head: Head;
  space: Space;
}

/**
 * Learns from some of the photos: a head and a space of all of them, calibrated on heads and spaces that each left a
 * part out. `left` is what those said of the photos they did not know.
 */
export async function learn(
  examples: Examples,
  photos: readonly number[],
  trainer: HeadTrainer,
  options: { all?: boolean; signal: AbortSignal },
): Promise<{ learned: Learned; left: LeftOut }> {
  const left = await leaveOut(examples, photos, trainer, options);
  const head = await fitHead(examples, photos, trainer, options.signal);
  const space = await fitSpace(examples, photos, trainer);
  return { learned: { head, space, ...calibrate(left, examples.labels, examples.classes) }, left };
}

/** What the learned says of photos, as a predictor would: by their first view. */
export function judgeWith(learned: Learned, examples: Examples, photos: readonly number[]): Judged {
  const rows = photos.map((photo) => rowOf(examples, photo));
  const flat = new Float64Array(photos.length * examples.classes);
  rows.forEach((row, at) => {
    flat.set(logits(learned.head, row), at * examples.classes);
  });
  const similarities = Float64Array.from(rows, (row) => similarityTo(learned.space, row));
  return judgeAll({ photos: [...photos], folds: [], logits: flat, similarities }, learned, examples.classes);
}
