import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { pixelsToPng } from './pixels-to-png.ts';

it('makes a PNG that decodes to the very pixels', async () => {
  const pixels = randomBytes(224 * 224 * 3);
  const { data, info } = await sharp(pixelsToPng(pixels, 224, 224))
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width: 224, height: 224, channels: 3 });
  expect(data.equals(pixels)).toBe(true);
});
