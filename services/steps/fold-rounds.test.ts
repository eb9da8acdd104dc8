import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Examples } from './examples.ts';
import { roundsOf } from './fold-rounds.ts';

function examples(count: number): Examples {
  const photos = Array.from({ length: count }, (_, photo) => photo);
  return {
    hashes: photos.map((photo) => createHash('sha256').update(String(photo)).digest('hex')),
    labels: photos.map((photo) => photo % 2),
    classes: 2,
    // Every third photo is a near-duplicate of the one before it.
    groups: photos.map((photo) => (photo % 3 === 2 ? photo - 1 : photo)),
    views: new Map(),
  };
}

test('each photo is judged once, by rounds that learnt neither it nor its near-duplicates', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 300 }), (count) => {
      const all = examples(count);
      const photos = all.hashes.map((_, photo) => photo).filter((photo) => photo % 5 !== 4);
      const rounds = roundsOf(all, photos, false);
      expect(rounds.flatMap(({ judged }) => judged).sort((a, b) => a - b)).toEqual(photos);
      for (const { learnt, judged } of rounds) {
        expect([...learnt, ...judged].sort((a, b) => a - b)).toEqual(photos);
        const known = new Set(learnt.map((photo) => all.groups[photo]));
        expect(judged.some((photo) => known.has(all.groups[photo]))).toBe(false);
      }
    }),
  );
});

test('of very many photos only some are left out, unless all are asked for', () => {
  const all = examples(10_000);
  const photos = all.hashes.map((_, photo) => photo);
  expect(roundsOf(all, photos, false)).toHaveLength(1);
  expect(roundsOf(all, photos, false)[0]!.judged.length).toBeGreaterThan(1900);
  expect(roundsOf(all, photos, true)).toHaveLength(5);
});
