import { expect, test } from 'vitest';
import { gathered } from './gathered.ts';

/** Answers each key with its own letters, large. */
function create(most: number) {
  const asked: string[][] = [];
  const ask = gathered(async (keys) => {
    asked.push(keys);
    if (keys.includes('bad')) throw new Error('no');
    return (key) => key.toUpperCase();
  }, most);
  return { asked, ask };
}

test('what is asked for in one moment is one question, and each gets its own answer', async () => {
  const { asked, ask } = create(9);
  expect(await Promise.all(['a', 'b', 'a'].map(ask))).toEqual(['A', 'B', 'A']);
  expect(await ask('a')).toBe('A');
  expect(asked).toEqual([['a', 'b'], ['a']]);
});

test('no question is larger than it may be, and none fails by another', async () => {
  const { asked, ask } = create(2);
  const all = await Promise.allSettled(['a', 'bad', 'c'].map(ask));
  expect(asked).toEqual([['a', 'bad'], ['c']]);
  expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
});
