import { CHANNELS } from '../domain/features.ts';
import { meanRow } from '../domain/mean-row.ts';
import type { Head } from '../domain/model.ts';
import { headRecipe, headViews } from '../domain/recipe.ts';
import type { HeadTrainer } from '../ports/trainer.ts';
import { type Examples, gather } from './examples.ts';

function takeAway(rows: Float32Array, mean: Float64Array): void {
  for (let start = 0; start < rows.length; start += CHANNELS) {
    for (let channel = 0; channel < CHANNELS; channel++) rows[start + channel]! -= mean[channel]!;
  }
}

/** The same head for embeddings from which the mean was not taken. */
function withMean({ weights, bias }: Head, mean: Float64Array): Head {
  const classes = bias.length;
  const shifted = Float64Array.from(bias);
  for (let at = 0; at < weights.length; at++) shifted[at % classes]! -= mean[Math.floor(at / classes)]! * weights[at]!;
  return { weights, bias: Float32Array.from(shifted) };
}

/**
 * Trains the head on some of the photos, each looked at in several ways. What all embeddings share is taken away first:
 * the optimiser then needs half the steps.
 */
export async function fitHead(
  examples: Examples,
  photos: readonly number[],
  trainer: HeadTrainer,
  signal: AbortSignal,
): Promise<Head> {
  const views = headViews(photos.length);
  const inputs = gather(examples, photos, views);
  const mean = meanRow(inputs);
  takeAway(inputs, mean);
  const labels = Uint16Array.from(views.flatMap(() => photos.map((photo) => examples.labels[photo]!)));
  const data = { inputs, labels, classes: examples.classes };
  return withMean(await trainer.fit(data, headRecipe(photos.length), { signal }), mean);
}
