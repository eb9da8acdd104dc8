import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SIDE } from '../features.ts';
import { createRandom } from '../random.ts';
import { lookAt, measure, TINY } from './look.ts';
import { samePictureAs, structureOf } from './same-picture.ts';

/** Grey noise, `grain` pixels coarse: the coarser, the less sharp. `cut` shows less of it, larger. */
function meadow(seed: number, grain: number, { cut = 0, light = 1 } = {}): Uint8Array {
  const random = createRandom(seed);
  const cells = Math.ceil(SIDE / grain) + 2;
  const heights = Float32Array.from({ length: cells * cells }, () => random() * 255 * light);
  const pixels = new Uint8Array(SIDE * SIDE * 3);
  const scale = (1 - cut) / grain;
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++) {
      const [across, down] = [x * scale, (y + cut * SIDE) * (1 / grain) * (1 - cut)];
      const [column, row] = [Math.floor(across), Math.floor(down)];
      const [right, below] = [across - column, down - row];
      const at = (r: number, c: number) => heights[(row + r) * cells + column + c]!;
      const value =
        (at(0, 0) * (1 - right) + at(0, 1) * right) * (1 - below) + (at(1, 0) * (1 - right) + at(1, 1) * right) * below;
      pixels.fill(value, (y * SIDE + x) * 3, (y * SIDE + x) * 3 + 3);
    }
  return pixels;
}

const sharpnessOf = (pixels: Uint8Array) => measure(pixels).sharpness;
const lightOf = (pixels: Uint8Array) => measure(pixels).light;

test('coarser structure is less sharp, however much contrast there is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), (seed) => {
      const values = [2, 4, 8].map((grain) => sharpnessOf(meadow(seed, grain)));
      expect(values).toEqual(values.toSorted((one, other) => other - one));
      expect(sharpnessOf(meadow(seed, 2, { light: 0.4 }))).toBeGreaterThan(sharpnessOf(meadow(seed, 4)));
    }),
    { numRuns: 10 },
  );
});

test('light is that of the brighter parts', () => {
  expect(lightOf(new Uint8Array(SIDE * SIDE * 3))).toBe(0);
  expect(lightOf(new Uint8Array(SIDE * SIDE * 3).fill(255))).toBe(1);
  expect(lightOf(meadow(1, 4, { light: 0.1 }))).toBeLessThan(0.1);
});

test('light is what 5 of 100 pixels exceed', () => {
  for (const [seed, light] of [
    [1, 1],
    [2, 0.5],
    [3, 0.2],
    [4, 0.03],
  ] as const) {
    const pixels = meadow(seed, 1, { light });
    const grey = Array.from({ length: SIDE * SIDE }, (_, at) => pixels[3 * at]!).sort((one, other) => one - other);
    expect(measure(pixels).light).toBeCloseTo(grey[Math.floor(0.95 * (grey.length - 1))]! / 255, 5);
  }
});

test('a picture is the same as a part of it, and not as another of its kind', () => {
  const tiny = (pixels: Uint8Array) => structureOf(lookAt(pixels, pixels).tiny);
  for (const seed of [1, 2, 3]) {
    const whole = tiny(meadow(seed, 16));
    expect(whole).toHaveLength(TINY * TINY);
    const likeness = samePictureAs(whole);
    expect(likeness(whole)).toBeGreaterThan(0.99);
    expect(likeness(tiny(meadow(seed, 16, { cut: 0.05 })))).toBeGreaterThan(0.8);
    expect(likeness(tiny(meadow(seed + 10, 16)))).toBeLessThan(0.6);
  }
});
