import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chooseSent } from './choose-sent.ts';

const MB = 1024 * 1024;

it('takes photos from all over the project, each once, no more than fit', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20 * MB }), { maxLength: 300 }), (sizes) => {
      const photos = sizes.map((bytes, at) => ({ bytes, at }));
      const chosen = chooseSent(photos);
      expect(new Set(chosen).size).toBe(chosen.length);
      expect(chosen.length).toBeLessThanOrEqual(32);
      expect(chosen.length > 0).toBe(photos.length > 0);
      expect(chosen.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(48 * MB);
    }),
  );
  const many = Array.from({ length: 3200 }, (_, at) => ({ bytes: 1, at }));
  expect(chooseSent(many).map(({ at }) => at)).toEqual(Array.from({ length: 32 }, (_, at) => at * 100));
});
