import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Area, fitWindow, windowPlace } from './window-place.ts';

const laptop: Area = { x: 0, y: 25, width: 1440, height: 875 };
const second: Area = { x: 1440, y: 0, width: 2560, height: 1440 };

test('it opens where it was, on either display', () => {
  const there = { x: 1800, y: 200, width: 1200, height: 900 };
  expect(fitWindow(there, [laptop, second])).toEqual(there);
  const here = { x: 100, y: 60, width: 1000, height: 700 };
  expect(fitWindow(here, [laptop, second])).toEqual(here);
});

test('where its display is gone it comes to the middle of the first, no larger than that', () => {
  expect(fitWindow({ x: 1800, y: 200, width: 2000, height: 1300 }, [laptop])).toEqual(laptop);
  expect(fitWindow({ x: 3000, y: 10, width: 1000, height: 675 }, [laptop])).toEqual({
    x: 220,
    y: 125,
    width: 1000,
    height: 675,
  });
});

test('the first time it is in the middle', () => {
  expect(fitWindow(undefined, [second])).toEqual({ x: 2080, y: 300, width: 1280, height: 840 });
});

const number = (most: number) => fc.integer({ min: -most, max: most });
const anyArea = fc.record({
  x: number(10_000),
  y: number(10_000),
  width: fc.integer({ min: 1, max: 8000 }),
  height: fc.integer({ min: 1, max: 8000 }),
});
const display = fc.record({
  x: number(4000),
  y: number(4000),
  width: fc.integer({ min: 640, max: 5000 }),
  height: fc.integer({ min: 480, max: 3000 }),
});

test('whatever was kept and whatever displays there are, its upper edge can be taken hold of', () => {
  fc.assert(
    fc.property(
      fc.option(anyArea, { nil: undefined }),
      fc.array(display, { minLength: 1, maxLength: 3 }),
      (was, many) => {
        const displays: [Area, ...Area[]] = [many[0]!, ...many.slice(1)];
        const { x, y, width, height } = fitWindow(was, displays);
        const seen = displays.some(
          (one) =>
            Math.min(x + width, one.x + one.width) - Math.max(x, one.x) >= 100 &&
            y >= one.y &&
            y + 30 <= one.y + one.height &&
            width <= one.width &&
            height <= one.height,
        );
        expect(seen).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});

test('what was kept is read field by field', () => {
  expect(windowPlace.parse({})).toEqual({ maximised: false, fullScreen: false });
  expect(windowPlace.safeParse({ bounds: { x: 1, y: 2, width: 0, height: 4 } }).success).toBe(false);
});
