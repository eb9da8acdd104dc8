import { expect, test } from 'vitest';
import { testedOn, withheldOf } from './tested-on.ts';

const result = (label: string, total: number, correct: number, judgedBy: 'held-out' | 'cross-validated') => ({
  label,
  photos: 2 * total,
  test: total,
  correct,
  judgedBy,
});
const testOf = (total: number) => ({ total, correct: total, accuracy: 1, interval: [0, 1] as [number, number] });

test('of 70 photos in two classes with few test photos, all were left out in turn and none was kept aside', () => {
  const classes = [result('ants', 35, 33, 'cross-validated'), result('bees', 35, 35, 'cross-validated')];
  const confusion = [
    [32, 2, 1],
    [0, 35, 0],
  ];
  // 33 of 35 right, of which the table shows 32: one was answered "neither", though its likeliest class was right.
  expect(testedOn({ classes, confusion, test: testOf(70) })).toEqual({ kept: 0, leftOut: 70, withheld: 1 });
  expect([0, 1].map((at) => withheldOf({ classes, confusion }, at))).toEqual([1, 0]);
});

test('what was kept aside and what was left out in turn add up to what the test counts', () => {
  const classes = [result('ants', 12, 12, 'held-out'), result('bees', 20, 20, 'cross-validated')];
  const confusion = [
    [12, 0, 0],
    [0, 20, 0],
  ];
  expect(testedOn({ classes, confusion, test: testOf(32) })).toEqual({ kept: 12, leftOut: 20, withheld: 0 });
});
