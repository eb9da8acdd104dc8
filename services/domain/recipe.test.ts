import { expect, test } from 'vitest';
import { headRecipe, quickRecipe } from './recipe.ts';

test('few photos of few classes are learnt from in every view, as ever', () => {
  expect(quickRecipe.views(320, 2)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(quickRecipe.views(10_000, 5)).toEqual([0]);
  expect(headRecipe(300, 2)).toEqual({ l2: 0.15 / 300, steps: 100, tolerance: 1e-5 });
});

test('many classes take fewer views of each photo, and a smaller penalty', () => {
  expect(quickRecipe.views(1200, 100)).toEqual([0, 1, 4, 5]);
  expect(headRecipe(1200, 100).l2).toBeLessThan(headRecipe(1200, 10).l2);
});
