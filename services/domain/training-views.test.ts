import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HEAD_VIEWS, SPACE_VIEWS, trainingViews } from './training-views.ts';
import { viewRectangle } from './views.ts';

const hash = fc.string().map((text) => createHash('sha256').update(text).digest('hex'));
const size = fc.record({ width: fc.integer({ min: 1, max: 6000 }), height: fc.integer({ min: 1, max: 6000 }) });

test('every view of any photo lies inside it', () => {
  fc.assert(
    fc.property(hash, size, (photo, { width, height }) => {
      const views = trainingViews(photo, { width, height });
      expect(views).toHaveLength(new Set([...Array(HEAD_VIEWS).keys(), ...SPACE_VIEWS]).size);
      for (const view of views) {
        const { left, top, width: across, height: down } = viewRectangle(view, { width, height });
        expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
        expect(Math.min(across, down)).toBeGreaterThanOrEqual(1);
        expect(left + across).toBeLessThanOrEqual(width);
        expect(top + down).toBeLessThanOrEqual(height);
      }
    }),
  );
});

test('crops follow from the hash: the same photo the same, another photo others', () => {
  const wide = { width: 640, height: 480 };
  const [one, other] = ['a', 'b'].map((text) => createHash('sha256').update(text).digest('hex'));
  expect(trainingViews(one!, wide)).toEqual(trainingViews(one!, wide));
  expect(trainingViews(one!, wide)[4]).not.toEqual(trainingViews(other!, wide)[4]);
  expect(trainingViews(one!, wide)[4]?.region).not.toEqual(trainingViews(one!, wide)[5]?.region);
});

test('random crops are neither tiny nor flat', () => {
  fc.assert(
    fc.property(
      hash,
      fc.integer({ min: 200, max: 4000 }),
      fc.integer({ min: 200, max: 4000 }),
      (photo, width, height) => {
        for (const { region } of trainingViews(photo, { width, height }).slice(4, HEAD_VIEWS)) {
          if (region.square) continue;
          const area = region.width * region.height;
          const stretch = (region.width * width) / (region.height * height);
          expect(area).toBeGreaterThan(0.39);
          expect(area).toBeLessThan(0.91);
          expect(Math.max(stretch, 1 / stretch)).toBeLessThan(1.34);
        }
      },
    ),
  );
});

test('the predictor sees the first view, and the space is made of it and the whole photo', () => {
  const names = trainingViews('0'.repeat(64), { width: 30, height: 20 }).map(({ name }) => name);
  expect(SPACE_VIEWS.map((at) => names[at])).toEqual(['square', 'whole']);
});

test('the middle of a photo twice as wide as high is as wide as the mean of both, in proportion', () => {
  const middle = trainingViews('0'.repeat(64), { width: 800, height: 400 })[3]!;
  const { left, top, width, height } = viewRectangle(middle, { width: 800, height: 400 });
  expect({ left, top, width, height }).toEqual({ left: 117, top: 0, width: 566, height: 400 });
});
