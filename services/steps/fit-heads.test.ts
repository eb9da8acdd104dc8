import { expect, test } from 'vitest';
import { CHANNELS } from '../domain/features.ts';
import { quickRecipe } from '../domain/recipe.ts';
import type { HeadTrainer } from '../ports/trainer.ts';
import { fitHeads } from './fit-heads.ts';

const PHOTOS = 1600;

test('of many photos a part can be learnt from, though more views of it are wanted than were read', async () => {
  const photos = Array.from({ length: PHOTOS }, (_, photo) => photo);
  const read = quickRecipe.views(PHOTOS, 2);
  const examples = {
    hashes: photos.map(String),
    labels: photos.map((photo) => photo % 2),
    classes: 2,
    groups: photos,
    views: new Map(read.map((view) => [view, new Float32Array(PHOTOS * CHANNELS)])),
  };
  const rows: number[] = [];
  const trainer: Pick<HeadTrainer, 'fit'> = {
    fit: async ({ labels, classes }, orders) => {
      rows.push(labels.length);
      return orders.map(() => ({ weights: new Float32Array(CHANNELS * classes), bias: new Float32Array(classes) }));
    },
  };
  const some = photos.slice(0, 1400);
  await fitHeads(examples, [some], trainer, { signal: new AbortController().signal });
  expect(rows).toEqual([some.length * read.length]);
});
