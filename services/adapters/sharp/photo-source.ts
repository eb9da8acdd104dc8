import sharp, { type Sharp } from 'sharp';
import { photoFault } from '../../domain/photo-faults.ts';
import type { PhotoFormat } from '../../domain/photo-format.ts';
import { MOST_PHOTO_PIXELS } from '../../domain/photo-limits.ts';
import { decodeHeic } from './heic.ts';
import type { RawPicture } from './raw-picture.ts';

/** Seconds libvips may work on one photo. */
const SECONDS = 8;
/** Longer side, in pixels, of the copy of a photo that crops are cut from. */
const COPY = 1024;

/** A photo as a pipeline: upright, first frame. Damage shows when it runs: see `ran`. */
export function fromFile(bytes: Uint8Array): Sharp {
  const options = { failOn: 'error', limitInputPixels: MOST_PHOTO_PIXELS, autoOrient: true } as const;
  return sharp(bytes, options).timeout({ seconds: SECONDS });
}

export function fromRaw({ data, ...raw }: RawPicture): Sharp {
  return sharp(data, { raw });
}

/** Turns a pipeline to what Meadow works with: sRGB, 8 bits, on white where it was transparent. */
export function plain(photo: Sharp): Sharp {
  return photo.flatten({ background: '#ffffff' }).toColourspace('srgb');
}

/** Waits for a pipeline that has begun, and says in a photo Fault why it failed. */
export async function ran<T>(result: Promise<T>): Promise<T> {
  try {
    return await result;
  } catch (cause) {
    const late = cause instanceof Error && cause.message.startsWith('timeout');
    throw late ? photoFault.tooSlow(cause) : photoFault.broken(cause);
  }
}

/** The whole photo as RGB, made smaller where its longer side has more than 1,024 pixels. */
export async function smallCopy(bytes: Uint8Array, format: PhotoFormat): Promise<RawPicture> {
  const photo = format === 'heic' ? fromRaw(decodeHeic(bytes)) : fromFile(bytes);
  const small = plain(photo.resize(COPY, COPY, { fit: 'inside', withoutEnlargement: true })).raw();
  const { data, info } = await ran(small.toBuffer({ resolveWithObject: true }));
  return { data, width: info.width, height: info.height, channels: 3 };
}
