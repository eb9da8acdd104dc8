import type { LastLayer } from '../domain/last-layer.ts';
import type { Head } from '../domain/model.ts';
import type { Recipe } from '../domain/recipe.ts';
import type { Space } from '../domain/space.ts';
import type { HeadTrainer } from '../ports/trainer.ts';
import { type Calibration, calibrate, type Judged, judgeAll } from './calibrate.ts';
import type { Examples } from './examples.ts';
import { type Eyes, eyesOf } from './eyes.ts';
import { fitHeads } from './fit-heads.ts';
import { fitSpace } from './fit-space.ts';
import { roundsOf } from './fold-rounds.ts';
import { joinOpinions, type Opinions, opinionsOf } from './opinions.ts';

/** What is learnt from photos: all that a verdict needs. */
export interface Learned extends Calibration {
  head: Head;
  space: Space;
  tuned?: LastLayer;
}

/** What was learnt, and what was said of each photo while it was left out. */
export interface Lesson {
  learned: Learned;
  left: Opinions;
  /** How the learned sees the examples' photos. */
  eyes: Eyes;
}

/** Which of the heads to be trained one is; `first`: it is the head of the whole first set. */
export interface Part {
  part: number;
  parts: number;
  first: boolean;
}

/** A head, and how photos are seen by what was trained with it. */
export interface Fitted {
  head: Head;
  eyes: Eyes;
  tuned?: LastLayer;
}

export interface LearnOptions {
  /** Every photo is left out once, also where fewer would do. */
  all?: boolean;
  signal: AbortSignal;
  /** The quick one unless another is given. */
  recipe?: Recipe;
  /** Told of each round of each of the heads. */
  watch?: (round: Part & { step: number; loss: number; head: () => Head }) => void;
  /** Trains more than a head on photos. */
  tune?: (photos: readonly number[], part: Part) => Promise<Fitted>;
}

/**
 * Learns from each of the sets of photos: a head and a space of all of them, calibrated on heads and spaces that each
 * left a part out.
 */
export async function learn(
  examples: Examples,
  sets: readonly (readonly number[])[],
  trainer: HeadTrainer,
  { all = false, ...options }: LearnOptions,
): Promise<Lesson[]> {
  const plans = sets.map((photos) => ({ photos, rounds: roundsOf(examples, photos, all) }));
  const learnt = plans.flatMap(({ photos, rounds }) => [...rounds.map((round) => round.learnt), photos]);
  const fitted = await fitEach(examples, learnt, plans[0]?.rounds.length ?? 0, trainer, options);
  const minds: (Fitted & { space: Space })[] = [];
  for (const [at, photos] of learnt.entries()) {
    options.signal.throwIfAborted();
    const one = fitted[at]!;
    minds.push({ ...one, space: await fitSpace(one.eyes, photos, examples.classes, trainer) });
  }
  const lessons: Lesson[] = [];
  let next = 0;
  for (const { rounds } of plans) {
    const opinions: Opinions[] = [];
    for (const { judged, fold } of rounds) {
      const mind = minds[next++]!;
      opinions.push(await opinionsOf(mind.eyes, judged, { ...mind, fold }));
    }
    const left = joinOpinions(opinions);
    const { eyes, ...mind } = minds[next++]!;
    lessons.push({ left, eyes, learned: { ...mind, ...calibrate(left, examples.labels, examples.classes) } });
  }
  return lessons;
}

/** Heads alone are trained together, which is much faster; where more is trained, one after the other. */
async function fitEach(
  examples: Examples,
  learnt: readonly (readonly number[])[],
  whole: number,
  trainer: HeadTrainer,
  { signal, watch, recipe, tune }: LearnOptions,
): Promise<Fitted[]> {
  const partOf = (part: number): Part => ({ part, parts: learnt.length, first: part === whole });
  if (!tune) {
    const eyes = eyesOf(examples);
    const heads = await fitHeads(examples, learnt, trainer, {
      signal,
      recipe,
      watch: watch && ((part, round) => watch({ ...round, ...partOf(part) })),
    });
    return heads.map((head) => ({ head, eyes }));
  }
  const fitted: Fitted[] = [];
  for (const [part, photos] of learnt.entries()) fitted.push(await tune(photos, partOf(part)));
  return fitted;
}

/** What the learned says of photos, as a predictor would. */
export async function judgeWith(learned: Learned, eyes: Eyes, photos: readonly number[]): Promise<Judged> {
  return judgeAll(await opinionsOf(eyes, photos, learned), learned, learned.head.bias.length);
}
