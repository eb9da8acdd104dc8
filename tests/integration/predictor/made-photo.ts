import sharp from 'sharp';
import { createRandom } from '../../../services/domain/random.ts';

/** A JPEG of chance, another for each seed. */
export function makePhoto(seed: number, side = 256): Promise<Buffer> {
  const random = createRandom(seed);
  const pixels = Uint8Array.from({ length: side * side * 3 }, () => random() * 256);
  return sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
    .blur(8)
    .jpeg()
    .toBuffer();
}
