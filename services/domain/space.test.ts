import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHANNELS } from './features.ts';
import { createRandom } from './random.ts';
import { similarityTo, spaceRank } from './space.ts';

/** A space along the first channels, through a random mean. */
function spaceOf(rank: number, seed: number) {
  const random = createRandom(seed);
  const mean = Float32Array.from({ length: CHANNELS }, () => random() / 40);
  const directions = new Float32Array(rank * CHANNELS);
  for (let at = 0; at < rank; at++) directions[at * CHANNELS + at] = 1;
  return { mean, directions };
}

test('moving along the space changes nothing, moving out of it by some distance takes just that away', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.integer(),
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      (rank, seed, along, out) => {
        const space = spaceOf(rank, seed);
        const photo = space.mean.slice();
        photo[rank - 1]! += along;
        expect(similarityTo(space, photo)).toBeCloseTo(1, 3);
        photo[CHANNELS - 1]! += out;
        expect(similarityTo(space, photo)).toBeCloseTo(1 - Math.abs(out), 3);
      },
    ),
  );
});

test('the rank grows with classes, but never to more than a quarter of the photos', () => {
  expect(spaceRank(320, 2)).toBe(8);
  expect(spaceRank(2000, 5)).toBe(17);
  expect(spaceRank(10, 2)).toBe(2);
  expect(spaceRank(3, 2)).toBe(1);
});
