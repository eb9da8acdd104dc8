import { expect, test } from 'vitest';
import { eachAtMost } from './at-most.ts';

test('everything has its turn, in order, never more at a time than allowed', async () => {
  let now = 0;
  let most = 0;
  const begun: number[] = [];
  await eachAtMost(
    4,
    Array.from({ length: 50 }, (_, place) => place),
    async (item) => {
      begun.push(item);
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setTimeout(resolve, item % 3));
      now -= 1;
    },
  );
  expect(begun).toEqual(Array.from({ length: 50 }, (_, place) => place));
  expect(most).toBe(4);
});

test('the first failure is handed on', async () => {
  const failing = eachAtMost(2, [1, 2, 3], async (item) => {
    if (item === 2) throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
});
