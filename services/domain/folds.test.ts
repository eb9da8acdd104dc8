import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FOLDS, foldsOf } from './folds.ts';
import { createRandom } from './random.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

const photos = fc
  .record({ count: fc.integer({ min: 5, max: 120 }), classes: fc.integer({ min: 2, max: 6 }), seed: fc.integer() })
  .map(({ count, classes, seed }) => {
    const random = createRandom(seed);
    return Array.from({ length: count }, (_, at) => ({
      hash: hashOf(`${seed} ${at}`),
      label: Math.floor(random() * classes),
      // About a third of the photos are near-duplicates of an earlier one.
      group: random() < 0.3 ? Math.floor(random() * (at + 1)) : at,
    }));
  });

const folded = (all: { hash: string; label: number; group: number }[]) =>
  foldsOf(
    all.map(({ hash }) => hash),
    all.map(({ label }) => label),
    all.map(({ group }) => group),
  );

test('near-duplicates are never apart', () => {
  fc.assert(
    fc.property(photos, (all) => {
      const folds = folded(all);
      const foldOfGroup = new Map<number, number>();
      all.forEach(({ group }, at) => {
        expect(folds[at]).toBe(foldOfGroup.get(group) ?? folds[at]);
        foldOfGroup.set(group, folds[at]!);
      });
    }),
  );
});

const inAnyOrder = <T>(all: T[]) =>
  fc.record({ all: fc.constant(all), mixed: fc.shuffledSubarray(all, { minLength: all.length }) });

test('the order photos come in makes no difference', () => {
  fc.assert(
    fc.property(photos.chain(inAnyOrder), ({ all, mixed }) => {
      const before = new Map(folded(all).map((fold, at) => [all[at]!.hash, fold]));
      folded(mixed).forEach((fold, at) => {
        expect(fold).toBe(before.get(mixed[at]!.hash));
      });
    }),
  );
});

test('without near-duplicates each class is spread evenly, to one photo', () => {
  fc.assert(
    fc.property(photos, (all) => {
      const alone = all.map((photo, at) => ({ ...photo, group: at }));
      const folds = folded(alone);
      for (const label of new Set(all.map((photo) => photo.label))) {
        const counts = new Array<number>(FOLDS).fill(0);
        alone.forEach((photo, at) => {
          if (photo.label === label) counts[folds[at]!]!++;
        });
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }
    }),
  );
});
