import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTestPhoto, splitPhotos, TEST_SHARE } from './split.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const hashes = (count: number) => Array.from({ length: count }, (_, at) => hashOf(String(at)));

test('about a fifth of all photos is test', () => {
  const share = hashes(20_000).filter(isTestPhoto).length / 20_000;
  expect(Math.abs(share - TEST_SHARE)).toBeLessThan(0.01);
});

test('the first 32 bits of the hash decide alone, and the border is exact', () => {
  expect(isTestPhoto(`33333333${'f'.repeat(56)}`)).toBe(true);
  expect(isTestPhoto(`33333334${'0'.repeat(56)}`)).toBe(false);
});

test('a photo never changes sides when others come, unless they are its near-duplicates', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 200 }), (few, more) => {
      const all = hashes(few + more);
      const alone = all.map((_, at) => at);
      const before = splitPhotos(all.slice(0, few), alone.slice(0, few));
      const after = splitPhotos(all, alone);
      expect(after.test.filter((photo) => photo < few)).toEqual(before.test);
      expect(after.leftOut).toEqual([]);
    }),
  );
});

test('every photo is on one side; a group on both sides is left out of both', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 150 }), (groups) => {
      const all = hashes(groups.length);
      const { train, test, leftOut } = splitPhotos(all, groups);
      expect([...train, ...test, ...leftOut].sort((a, b) => a - b)).toEqual(all.map((_, at) => at));
      const trained = new Set(train.map((photo) => groups[photo]));
      expect(test.some((photo) => trained.has(groups[photo]))).toBe(false);
      for (const photo of leftOut) {
        const sides = new Set(all.filter((_, at) => groups[at] === groups[photo]).map(isTestPhoto));
        expect(sides.size).toBe(2);
      }
    }),
  );
});
