import sharp from 'sharp';
import { photoFault } from '../../domain/photo-faults.ts';
import { fileKind, type PhotoFormat } from '../../domain/photo-format.ts';
import { MOST_DECODING_BYTES, MOST_PHOTO_BYTES, MOST_PHOTO_PIXELS } from '../../domain/photo-limits.ts';
import type { PhotoFacts } from '../../ports/photo-decoder.ts';
import { measureHeic } from './heic.ts';

interface Head {
  /** Upright. */
  width: number;
  height: number;
  /** Memory that decoding takes for each pixel, as measured. */
  bytesPerPixel: number;
}

/** What a photo's head says of it. Throws photo Faults: what is refused here is never decoded. */
export async function readHead(bytes: Uint8Array): Promise<PhotoFacts> {
  const format = photoFormat(bytes);
  const { width, height, bytesPerPixel } = format === 'heic' ? heicHead(bytes) : await head(bytes, format);
  const most = Math.min(MOST_PHOTO_PIXELS, MOST_DECODING_BYTES / bytesPerPixel);
  if (width * height > most) throw photoFault.tooManyPixels(width, height, most);
  return { format, width, height, memory: width * height * bytesPerPixel };
}

/** Refuses what is no photo by its size and first bytes alone. */
function photoFormat(bytes: Uint8Array): PhotoFormat {
  if (bytes.byteLength === 0) throw photoFault.empty();
  if (bytes.byteLength > MOST_PHOTO_BYTES) throw photoFault.tooLarge(bytes.byteLength);
  const kind = fileKind(bytes);
  if ('other' in kind) throw photoFault.format(kind.other);
  return kind.photo;
}

function heicHead(bytes: Uint8Array): Head {
  return { ...measureHeic(bytes), bytesPerPixel: 7 };
}

async function head(bytes: Uint8Array, format: Exclude<PhotoFormat, 'heic'>): Promise<Head> {
  try {
    const { autoOrient, isProgressive, channels, depth } = await sharp(bytes, { limitInputPixels: false }).metadata();
    const sample = depth === 'ushort' ? 2 : 1;
    return { ...autoOrient, bytesPerPixel: bytesPerPixel(format, isProgressive, channels * sample) };
  } catch (cause) {
    throw photoFault.broken(cause);
  }
}

/** Row by row where a photo can be read so; some must be held whole, a progressive JPEG as its coefficients. */
function bytesPerPixel(format: Exclude<PhotoFormat, 'heic'>, progressive: boolean, pixel: number): number {
  if (format === 'avif') return 19;
  if (format === 'webp') return 4;
  if (!progressive) return 0.1 * pixel;
  return format === 'png' ? pixel + 1 : 6;
}
