import { expect, test } from 'vitest';
import { createRandom } from './random.ts';

test('the same seed gives the same numbers, another seed others', () => {
  const first = createRandom(7);
  const again = createRandom(7);
  const other = createRandom(8);
  const row = Array.from({ length: 100 }, first);
  expect(Array.from({ length: 100 }, again)).toEqual(row);
  expect(Array.from({ length: 100 }, other)).not.toEqual(row);
});

test('numbers fill 0 to 1 evenly', () => {
  const random = createRandom(1);
  const counts = new Array<number>(10).fill(0);
  for (let draw = 0; draw < 100_000; draw++) counts[Math.floor(random() * 10)]!++;
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
});
