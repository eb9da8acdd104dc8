import type { Head } from '../domain/model.ts';
import type { Recipe } from '../domain/recipe.ts';
import type { Space } from '../domain/space.ts';
import type { HeadTrainer } from '../ports/trainer.ts';
import { type Calibration, calibrate, type Judged, judgeAll } from './calibrate.ts';
import type { Examples } from './examples.ts';
import { fitHeads } from './fit-heads.ts';
import { fitSpace } from './fit-space.ts';
import { joinOpinions, type Opinions, opinionsOf } from './opinions.ts';
import { roundsOf } from './rounds.ts';

/** What is learnt from photos: all that a verdict needs. */
export interface Learned extends Calibration {
  head: Head;
  space: Space;
}

/** What was learnt, and what was said of each photo while it was left out. */
export interface Lesson {
  learned: Learned;
  left: Opinions;
}

export interface LearnOptions {
  /** Every photo is left out once, also where fewer would do. */
  all?: boolean;
  signal: AbortSignal;
  /** The quick one unless another is given. */
  recipe?: Recipe;
  /** Told of each round of each of the `parts` heads; `first`: it is the head of the whole first set. */
  watch?: (round: {
    step: number;
    loss: number;
    head: () => Head;
    part: number;
    parts: number;
    first: boolean;
  }) => void;
}

/**
 * Learns from each of the sets of photos: a head and a space of all of them, calibrated on heads and spaces that each
 * left a part out.
 */
export async function learn(
  examples: Examples,
  sets: readonly (readonly number[])[],
  trainer: HeadTrainer,
  { all = false, signal, watch, recipe }: LearnOptions,
): Promise<Lesson[]> {
  const plans = sets.map((photos) => ({ photos, rounds: roundsOf(examples, photos, all) }));
  const learnt = plans.flatMap(({ photos, rounds }) => [...rounds.map((round) => round.learnt), photos]);
  const whole = plans[0]?.rounds.length ?? 0;
  const heads = await fitHeads(examples, learnt, trainer, {
    signal,
    recipe,
    watch: watch && ((set, round) => watch({ ...round, part: set, parts: learnt.length, first: set === whole })),
  });
  const spaces: Space[] = [];
  for (const photos of learnt) {
    signal.throwIfAborted();
    spaces.push(await fitSpace(examples, photos, trainer));
  }
  const pairs = heads.map((head, at) => ({ head, space: spaces[at]! }));
  let next = 0;
  return plans.map(({ rounds }) => {
    const left = joinOpinions(
      rounds.map(({ judged, fold }) => opinionsOf(examples, judged, { ...pairs[next++]!, fold })),
    );
    return { left, learned: { ...pairs[next++]!, ...calibrate(left, examples.labels, examples.classes) } };
  });
}

/** What the learned says of photos, as a predictor would. */
export function judgeWith(learned: Learned, examples: Examples, photos: readonly number[]): Judged {
  return judgeAll(opinionsOf(examples, photos, learned), learned, examples.classes);
}
