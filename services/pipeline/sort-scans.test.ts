import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isGood, type Scan, sortScans } from './sort-scans.ts';

const good = (hash: string, label: string, at = 0): Scan => ({
  label,
  path: `/photos/${label}/${hash}-${at}.jpg`,
  hash,
  bytes: 1,
  width: 1,
  height: 1,
});

test('the same photo twice under one label counts once, without a word', () => {
  const { fresh, skipped } = sortScans([good('a', 'moss'), good('a', 'moss', 1), good('b', 'moss')], new Map());
  expect(fresh.map(({ hash }) => hash)).toEqual(['a', 'b']);
  expect(skipped).toEqual([]);
});

test('the same photo under two labels is left out, and both files are named', () => {
  const { fresh, skipped } = sortScans([good('a', 'moss'), good('a', 'clover'), good('b', 'moss')], new Map());
  expect(fresh.map(({ hash }) => hash)).toEqual(['b']);
  expect(skipped).toEqual([
    { photo: '/photos/moss/a-0.jpg', message: 'The same photo is in "clover" and "moss".' },
    { photo: '/photos/clover/a-0.jpg', message: 'The same photo is in "clover" and "moss".' },
  ]);
});

test('a label the project has stays', () => {
  const known = new Map([
    ['a', { label: 'moss' }],
    ['b', { label: 'moss' }],
  ]);
  const { fresh, skipped } = sortScans([good('a', 'moss'), good('b', 'clover')], known);
  expect(fresh).toEqual([]);
  expect(skipped).toEqual([
    { photo: '/photos/clover/b-0.jpg', message: 'The project knows this photo as "moss"; that label stays.' },
  ]);
});

test('every file is fresh, known, a repetition or named as skipped', () => {
  const scan = fc
    .record({ hash: fc.constantFrom('a', 'b', 'c', 'd'), label: fc.constantFrom('moss', 'clover'), bad: fc.boolean() })
    .map(({ hash, label, bad }): Scan => (bad ? { label, path: hash, problem: 'It is broken.' } : good(hash, label)));
  fc.assert(
    fc.property(fc.array(scan), fc.subarray(['a', 'b', 'c', 'd']), (scans, old) => {
      const known = new Map(old.map((hash) => [hash, { label: 'moss' }]));
      const { fresh, skipped } = sortScans(scans, known);
      const named = new Set(fresh.map(({ hash }) => hash));
      expect(named.size).toBe(fresh.length);
      for (const { hash, label } of fresh) {
        expect(known.has(hash)).toBe(false);
        for (const other of scans) if (isGood(other) && other.hash === hash) expect(other.label).toBe(label);
      }
      const bad = scans.filter((one) => !isGood(one)).length;
      expect(skipped.filter(({ message }) => message === 'It is broken.')).toHaveLength(bad);
    }),
  );
});
