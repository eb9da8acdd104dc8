import { expect, test } from 'vitest';
import { isSelected, nothingSelected, selectedCount, toDoomed, toggled } from './selection.ts';

test('rows are selected one by one, and let go again', () => {
  const two = toggled(toggled(nothingSelected, 7, []), 9, []);
  expect(toDoomed(two, {})).toEqual({ ids: [7, 9] });
  expect(toDoomed(toggled(two, 7, []), {})).toEqual({ ids: [9] });
  expect(toDoomed(nothingSelected, {})).toBeUndefined();
});

test('all means all that match, also what was never loaded', () => {
  const all = { all: true } as const;
  expect(isSelected(all, 123)).toBe(true);
  expect(selectedCount(all, 5000)).toBe(5000);
  expect(toDoomed(all, { verdict: 'grass' })).toEqual({ filter: { verdict: 'grass' } });
});

test('taking one from all leaves the others that are shown, and nothing that is not', () => {
  expect(toDoomed(toggled({ all: true }, 2, [3, 2, 1]), {})).toEqual({ ids: [3, 1] });
});
