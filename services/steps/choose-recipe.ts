import { logLoss } from '../domain/metrics.ts';
import type { Recipe } from '../domain/recipe.ts';
import type { HeadTrainer } from '../ports/trainer.ts';
import { judgeCrosswise } from './calibrate.ts';
import type { Examples } from './examples.ts';
import { learn } from './learn.ts';
import type { StepContext } from './step.ts';

/**
 * The recipe of least cross-validated log loss on the training photos; the first where none is better. The test photos
 * have no say in it.
 */
export async function chooseRecipe(
  examples: Examples,
  photos: readonly number[],
  recipes: readonly Recipe[],
  trainer: HeadTrainer,
  { report, signal }: Pick<StepContext, 'report' | 'signal'>,
): Promise<Recipe> {
  const [first] = recipes;
  if (!first) throw new RangeError('There is no recipe to choose from');
  if (recipes.length === 1) return first;
  let best = { recipe: first, loss: Number.POSITIVE_INFINITY };
  for (const [at, recipe] of recipes.entries()) {
    report({ stage: 'train', done: at, total: recipes.length + 2 });
    const loss = await leftOutLoss(examples, photos, recipe, trainer, signal);
    if (loss < best.loss) best = { recipe, loss };
  }
  return best.recipe;
}

async function leftOutLoss(
  examples: Examples,
  photos: readonly number[],
  recipe: Recipe,
  trainer: HeadTrainer,
  signal: AbortSignal,
): Promise<number> {
  const [lesson] = await learn(examples, [photos], trainer, { all: true, signal, recipe });
  if (!lesson) throw new RangeError('One set was to be learnt from');
  const { photos: left, scores } = judgeCrosswise(lesson.left, examples.labels, examples.classes);
  const own = left.map((photo) => examples.labels[photo]!);
  return logLoss(scores, own, examples.classes);
}
