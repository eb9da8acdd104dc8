import { expect, it } from 'vitest';
import { lastWords } from './last-words.ts';

const word = (id: number, hash: string, second: number, state: 'waiting' | 'taken' | 'dismissed' = 'waiting') => ({
  id,
  hash,
  at: new Date(second * 1000),
  state,
});

it('is the last by time, not by number, and nothing that was dismissed', () => {
  // A word that is said anew keeps its number.
  const words = [word(1, 'a', 9), word(2, 'a', 5), word(3, 'b', 1, 'taken'), word(4, 'b', 2, 'dismissed')];
  expect([...lastWords(words)].map(([hash, { id }]) => [hash, id])).toEqual([
    ['b', 3],
    ['a', 1],
  ]);
  expect(lastWords([word(1, 'a', 1), word(2, 'a', 1)]).get('a')?.id).toBe(2);
});
