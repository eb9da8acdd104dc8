import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classesTrouble, parseClassNames } from './class-names.ts';

test('names are read however they were typed, each once', () => {
  expect(parseClassNames(' ant, bee\nwasp;ant\n\n great  tit ')).toEqual(['ant', 'bee', 'wasp', 'great tit']);
});

test('whatever is pasted, names are whole, short and differ', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), (text) => {
      const names = parseClassNames(text);
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(name.length).toBeGreaterThan(0);
      for (const name of names) expect(name.length).toBeLessThanOrEqual(60);
    }),
  );
});

test('a project has two to a hundred classes, and "neither" is none', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => `c${index}`);
  expect(classesTrouble(['ant'])).toBe('too-few');
  expect(classesTrouble(many(2))).toBeUndefined();
  expect(classesTrouble(many(100))).toBeUndefined();
  expect(classesTrouble(many(101))).toBe('too-many');
  expect(classesTrouble(['ant', 'Neither'])).toBe('reserved');
});
