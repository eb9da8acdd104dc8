import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gathered, nothingSelected, only, ranged, rangeTo, toggled } from './selection.ts';

test('a click selects one photo alone, with Ctrl it comes and goes', () => {
  const one = only('a', 3);
  const two = toggled(one, 'b', 7);
  expect([...two.hashes]).toEqual(['a', 'b']);
  expect([...toggled(two, 'a', 3).hashes]).toEqual(['b']);
  expect(toggled(two, 'a', 3).anchor).toBe(3);
});

test('a range is drawn from where the last click was, in both directions', () => {
  expect(rangeTo(only('a', 5), 9)).toEqual({ from: 5, to: 9 });
  expect(rangeTo(only('a', 5), 2)).toEqual({ from: 2, to: 5 });
  const grown = ranged(only('a', 5), ['a', 'b', 'c']);
  expect(grown.anchor).toBe(5);
  expect([...ranged(grown, ['z', 'a']).hashes]).toEqual(['z', 'a']);
});

test('toggling twice changes nothing', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), fc.string(), (hashes, hash) => {
      const start = ranged(nothingSelected, hashes);
      const twice = toggled(toggled(start, hash, 0), hash, 0);
      expect(new Set(twice.hashes)).toEqual(new Set(hashes));
    }),
  );
});

test('a rectangle selects alone, with Shift besides what was, with Ctrl the other way round', () => {
  const before = ranged(only('a', 5), ['a', 'b']);
  expect([...gathered(before, ['b', 'c'], 'only').hashes]).toEqual(['b', 'c']);
  expect([...gathered(before, ['b', 'c'], 'add').hashes]).toEqual(['a', 'b', 'c']);
  expect([...gathered(before, ['b', 'c'], 'turn').hashes]).toEqual(['a', 'c']);
  expect([...before.hashes]).toEqual(['a', 'b']);
});
