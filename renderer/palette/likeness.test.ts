import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likeness, wordsOf } from './likeness.ts';

const word = fc.stringMatching(/^[a-z]{5,12}$/);

test('a word is read without accents, capitals and signs', () => {
  expect(wordsOf('À l’étape : « Réglages »')).toEqual(['a', 'l', 'etape', 'reglages']);
});

test('the word itself is surest, then its beginning, then a slip, then its inside', () => {
  const sure = ['settings', 'sett', 'setings', 'ttin'].map((typed) => likeness(typed, 'settings'));
  expect(sure).toEqual(sure.toSorted((a, b) => b - a));
  expect(new Set(sure).size).toBe(4);
  expect(likeness('proxy', 'settings')).toBe(0);
});

test.each([
  ['modles', 'models'],
  ['setings', 'settings'],
  ['settinngs', 'settings'],
  ['settongs', 'settings'],
  ['histroy', 'history'],
])('%s is a slip for %s', (typed, meant) => {
  expect(likeness(typed, meant)).toBeGreaterThan(0);
});

test('what one slip behind the first letter makes of a word is still that word', () => {
  fc.assert(
    fc.property(word, fc.nat(), fc.constantFrom('lost', 'doubled', 'swapped'), (meant, where, slip) => {
      const at = 1 + (where % (meant.length - 2));
      const [before, one, two, after] = [meant.slice(0, at), meant[at], meant[at + 1] ?? '', meant.slice(at + 2)];
      const typed = {
        lost: `${before}${two}`,
        doubled: `${before}${one}${one}${two}`,
        swapped: `${before}${two}${one}`,
      };
      expect(likeness(typed[slip] + after, meant)).toBeGreaterThan(0);
    }),
  );
});

test('it is between nothing and certainty, which only the word itself is', () => {
  fc.assert(
    fc.property(word, word, (typed, meant) => {
      const sure = likeness(typed, meant);
      expect(sure >= 0 && sure <= 1).toBe(true);
      expect(sure === 1).toBe(typed === meant);
    }),
  );
});
