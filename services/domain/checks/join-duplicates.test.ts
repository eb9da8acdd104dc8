import { expect, test } from 'vitest';
import { CHANNELS } from '../features.ts';
import { createRandom } from '../random.ts';
import { joinDuplicates } from './join-duplicates.ts';

test('tells how far it is, again and again, and joins what is alike', () => {
  const random = createRandom(4);
  const photos = 40;
  const rows = new Float32Array(photos * CHANNELS);
  for (let photo = 0; photo < photos; photo++) {
    const row = Float32Array.from({ length: CHANNELS }, () => random() ** 4);
    const length = Math.hypot(...row);
    rows.set(
      row.map((value) => value / length),
      photo * CHANNELS,
    );
  }
  rows.copyWithin(7 * CHANNELS, 3 * CHANNELS, 4 * CHANNELS);
  const work = joinDuplicates({ square: rows, mean: rows, tiny: Array.from({ length: photos }, () => undefined) });
  const shares: number[] = [];
  let step = work.next();
  for (; !step.done; step = work.next()) shares.push(step.value);
  expect(shares.length).toBe(2 * photos);
  expect(shares).toEqual(shares.toSorted((one, other) => one - other));
  expect(step.value).toEqual(Array.from({ length: photos }, (_, photo) => (photo === 7 ? 3 : photo)));
});
