import sharp from 'sharp';
import { expect, test } from 'vitest';
import { createHeatmapPainter } from './heatmap-painter.ts';

const grey = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#808080' } })
    .webp({ lossless: true })
    .toBuffer();

const pixelAt = async (png: Uint8Array, x: number, y: number) =>
  [...(await sharp(png).extract({ left: x, top: y, width: 1, height: 1 }).removeAlpha().raw().toBuffer())] as const;

test('colour lies where the heatmap is strong, in the centred square, and nowhere else', async () => {
  const cells = Array.from({ length: 49 }, (_, cell) => (cell === 0 ? 255 : 0));
  const png = await createHeatmapPainter().paint(await grey(300, 200), { rows: 7, columns: 7, cells });
  expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 300, height: 200 });
  const [red = 0, , blue = 0] = await pixelAt(png, 52, 2);
  expect(red).toBeGreaterThan(200);
  expect(red - blue).toBeGreaterThan(50);
  expect(await pixelAt(png, 20, 5)).toEqual([128, 128, 128]);
  expect(await pixelAt(png, 240, 190)).toEqual([128, 128, 128]);
});

test('a picture is made smaller, never larger', async () => {
  const { shrink } = createHeatmapPainter();
  expect(await sharp(await shrink(await grey(300, 200), 256)).metadata()).toMatchObject({ width: 256, height: 171 });
  expect(await sharp(await shrink(await grey(30, 20), 256)).metadata()).toMatchObject({ width: 30, height: 20 });
});
