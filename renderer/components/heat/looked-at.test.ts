import { expect, test } from 'vitest';
import { lookedAt } from './looked-at.ts';

test.each([
  [400, 300, { left: 50, top: 0, width: 300, height: 300 }],
  [300, 500, { left: 0, top: 100, width: 300, height: 300 }],
  [224, 224, { left: 0, top: 0, width: 224, height: 224 }],
])('of %d x %d the largest middle square', (width, height, square) => {
  expect(lookedAt(width, height)).toEqual(square);
});
