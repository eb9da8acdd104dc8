import { describe, expect, test } from 'vitest';
import { SIDE } from '../../services/domain/features.ts';
import { testView, type View } from '../../services/domain/views.ts';
import type { PhotoDecoder } from '../../services/ports/photo-decoder.ts';
import { broken } from '../nasty-photos/broken.ts';
import { oddQuarters, oddShapes } from '../nasty-photos/odd.ts';
import { quarterColours, quarters, seenColours } from '../nasty-photos/quarters.ts';

const whole: View = { ...testView, name: 'whole', region: { ...testView.region, square: false } };
const [quartersInEachFormat, shapes, bad] = await Promise.all([oddQuarters(), oddShapes(), broken()]);

/** What every decoder of photos must do. */
export function photoDecoderSuite(decoder: PhotoDecoder): void {
  describe('shows a photo upright, in its colours', () => {
    test.each(quartersInEachFormat)('$name', async ({ name, bytes }) => {
      const [pixels] = await decoder.views(bytes, [testView]);
      // CMYK has no such red; inks only come near it.
      const near = name === 'cmyk.jpg' ? 70 : 6;
      expectColours(pixels!, quarterColours, near);
    });
  });

  describe('reads what is odd but right', () => {
    test.each(shapes)('$name', async ({ bytes }) => {
      const views = await decoder.views(bytes, [testView, whole]);
      expect(views.map((view) => view.length)).toEqual([SIDE * SIDE * 3, SIDE * SIDE * 3]);
      expect(await format(await decoder.thumbnail(bytes, 256))).toBe('webp');
    });
  });

  describe('says what is wrong', () => {
    test.each(bad)('$name: $outcome', async ({ bytes, outcome }) => {
      const fault = await decoder.views(bytes, [testView]).catch((error: unknown) => error);
      expect(fault).toMatchObject({ code: outcome, message: /\.$/, hint: /\.$/ });
    });
  });

  test('shows what was transparent on white', async () => {
    for (const { bytes } of shapes.filter(({ name }) => name.startsWith('see-through'))) {
      const [pixels] = await decoder.views(bytes, [testView]);
      expect(pixels!.every((value) => value === 255)).toBe(true);
    }
  });

  test('tells facts upright, from the head', async () => {
    const lying = await quarters(120, 80).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await decoder.inspect(lying)).toMatchObject({ format: 'jpeg', width: 80, height: 120 });
    const turned = quartersInEachFormat.find(({ name }) => name === 'turned.heic')!;
    expect(await decoder.inspect(turned.bytes)).toMatchObject({ format: 'heic', width: 96, height: 128 });
  });

  test('cuts the parts that are asked for, and mirrors them', async () => {
    const bytes = await quarters(400, 200).png().toBuffer();
    const part = (left: number, top: number): View => ({
      name: 'part',
      region: { square: false, left, top, width: 0.5, height: 0.5 },
      mirrored: false,
    });
    const asked = [part(0, 0), part(0.5, 0), { ...testView, mirrored: true }, { ...part(0, 0.5), mirrored: true }];
    const [red, green, mirrored, blue] = await decoder.views(bytes, asked);
    const [r, g, b, w] = quarterColours;
    expectColours(red!, [r!, r!, r!, r!]);
    expectColours(green!, [g!, g!, g!, g!]);
    expectColours(mirrored!, [g!, r!, w!, b!]);
    expectColours(blue!, [b!, b!, b!, b!]);
  });

  test('looks alike alone and among others, each time', async () => {
    const bytes = await quarters(700, 400).jpeg().toBuffer();
    const close: View = {
      name: 'close',
      region: { square: true, left: 0.2, top: 0.1, width: 0.5, height: 0.7 },
      mirrored: true,
    };
    const [alone] = await decoder.views(Buffer.from(bytes), [testView]);
    const [first, second] = await decoder.views(Buffer.from(bytes), [close, testView]);
    const [again] = await decoder.views(Buffer.from(bytes), [close]);
    expect(second).toEqual(alone);
    expect(again).toEqual(first);
  });

  test('makes thumbnails no larger than asked', async () => {
    const bytes = await quarters(400, 200).jpeg().toBuffer();
    expect(await decoder.inspect(await decoder.thumbnail(bytes, 100))).toMatchObject({ width: 100, height: 50 });
    expect(await decoder.inspect(await decoder.thumbnail(bytes, 1000))).toMatchObject({ width: 400, height: 200 });
  });

  async function format(bytes: Uint8Array): Promise<string> {
    return (await decoder.inspect(bytes)).format;
  }
}

function expectColours(pixels: Uint8Array, expected: readonly (readonly number[])[], near = 6): void {
  const apart = seenColours(pixels, SIDE).flatMap((colour, i) =>
    colour.map((value, at) => Math.abs(value - expected[i]![at]!)),
  );
  expect(Math.max(...apart)).toBeLessThanOrEqual(near);
}
