import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inParallel } from './in-parallel.ts';

test('gives results in the order of the items, with never more under way than allowed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(5)), fc.integer({ min: 1, max: 6 }), async (delays, most) => {
      let busy = 0;
      let busiest = 0;
      const results = await inParallel(delays, most, async (delay, at) => {
        busiest = Math.max(busiest, ++busy);
        for (let turn = 0; turn < delay; turn++) await setImmediate();
        busy--;
        return at;
      });
      expect(results).toEqual(delays.map((_, at) => at));
      expect(busiest).toBeLessThanOrEqual(most);
    }),
    { numRuns: 30 },
  );
});

test('begins nothing after a failure, and throws it', async () => {
  const begun: number[] = [];
  const work = async (item: number) => {
    begun.push(item);
    await setImmediate();
    if (item === 2) throw new Error('two');
  };
  await expect(inParallel([1, 2, 3, 4, 5, 6], 2, work)).rejects.toThrow('two');
  await setImmediate();
  expect(begun.length).toBeLessThan(6);
});

test('has ended all that was under way when it throws', async () => {
  let ended = 0;
  const work = async (item: number) => {
    if (item === 1) throw new Error('one');
    for (let turn = 0; turn < 5; turn++) await setImmediate();
    ended++;
  };
  await expect(inParallel([1, 2, 3, 4], 3, work)).rejects.toThrow('one');
  expect(ended).toBe(2);
});
