import { CHANNELS } from '../domain/features.ts';
import { meanRow } from '../domain/mean-row.ts';
import type { Head } from '../domain/model.ts';
import { headRecipe, quickRecipe, type Recipe } from '../domain/recipe.ts';
import type { HeadOrder, HeadTrainer } from '../ports/trainer.ts';
import { type Examples, gather } from './examples.ts';

export interface FitOptions {
  recipe?: Recipe | undefined;
  signal: AbortSignal;
  /** Told of each round of each set's head. */
  watch?: ((set: number, round: Parameters<NonNullable<HeadOrder['watch']>>[0]) => void) | undefined;
}

/**
 * Trains a head on each of the sets of photos, each photo looked at in several ways. What all embeddings share is taken
 * away first: the heads stay the same (their bias is free), but the optimiser needs half the steps.
 */
export async function fitHeads(
  examples: Examples,
  sets: readonly (readonly number[])[],
  trainer: Pick<HeadTrainer, 'fit'>,
  { signal, watch, recipe = quickRecipe }: FitOptions,
): Promise<Head[]> {
  const photos = [...new Set(sets.flat())].sort((one, other) => one - other);
  // Of few of many photos more views are wanted than were read of all.
  const views = recipe.views(photos.length, examples.classes).filter((view) => examples.views.has(view));
  const inputs = gather(examples, photos, views);
  const mean = meanRow(inputs);
  takeAway(inputs, mean);
  const labels = Uint16Array.from(views.flatMap(() => photos.map((photo) => examples.labels[photo]!)));
  const orders = sets.map((set, at): HeadOrder => {
    const members = new Set(set);
    const rows = Uint8Array.from(views.flatMap(() => photos.map((photo) => (members.has(photo) ? 1 : 0))));
    return {
      rows,
      ...headRecipe(set.length, examples.classes, recipe),
      ...(watch && { watch: ({ head, ...round }) => watch(at, { ...round, head: () => withMean(head(), mean) }) }),
    };
  });
  const heads = await trainer.fit({ inputs, labels, classes: examples.classes }, orders, signal);
  return heads.map((head) => withMean(head, mean));
}

function takeAway(rows: Float32Array, mean: Float64Array): void {
  for (let start = 0; start < rows.length; start += CHANNELS) {
    for (let channel = 0; channel < CHANNELS; channel++) rows[start + channel]! -= mean[channel]!;
  }
}

/** The same head for embeddings from which the mean was not taken. */
function withMean({ weights, bias }: Head, mean: Float64Array): Head {
  const classes = bias.length;
  const shifted = Float64Array.from(bias);
  for (let channel = 0, at = 0; channel < CHANNELS; channel++) {
    for (let label = 0; label < classes; label++, at++) shifted[label]! -= mean[channel]! * weights[at]!;
  }
  return { weights, bias: Float32Array.from(shifted) };
}
