import sharp, { type Sharp } from 'sharp';
import { photoFault } from '../../domain/photo-faults.ts';
import { fileKind, type PhotoFormat } from '../../domain/photo-format.ts';
import { MOST_PHOTO_BYTES, MOST_PHOTO_PIXELS } from '../../domain/photo-limits.ts';
import { decodeHeic, measureHeic } from './heic.ts';
import type { RawPicture } from './raw-picture.ts';

/** Seconds libvips may work on one photo. */
const SECONDS = 8;
/** Longer side, in pixels, of the copy of a photo that crops are cut from. */
const COPY = 1024;

/** Refuses what is no photo by its size and first bytes alone. */
export function photoFormat(bytes: Uint8Array): PhotoFormat {
  if (bytes.byteLength === 0) throw photoFault.empty();
  if (bytes.byteLength > MOST_PHOTO_BYTES) throw photoFault.tooLarge(bytes.byteLength);
  const kind = fileKind(bytes);
  if ('other' in kind) throw photoFault.format(kind.other);
  return kind.photo;
}

/** Width and height of a photo, upright, from its head alone. Throws photo Faults. */
export async function measure(bytes: Uint8Array, format: PhotoFormat): Promise<{ width: number; height: number }> {
  const { width, height } = format === 'heic' ? measureHeic(bytes) : await header(bytes);
  if (width * height > MOST_PHOTO_PIXELS) throw photoFault.tooManyPixels(width, height);
  return { width, height };
}

async function header(bytes: Uint8Array): Promise<{ width: number; height: number }> {
  try {
    return (await sharp(bytes, { limitInputPixels: false, failOn: 'error' }).metadata()).autoOrient;
  } catch (cause) {
    throw photoFault.broken(cause);
  }
}

/** A photo as a pipeline: upright, first frame. Damage and too many pixels show when it runs: see `ran`. */
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

/** Runs a pipeline that reads `bytes`; says in a photo Fault why it failed. */
export async function ran<T>(bytes: Uint8Array, result: Promise<T>): Promise<T> {
  try {
    return await result;
  } catch (cause) {
    if (cause instanceof Error && cause.message.startsWith('timeout')) throw photoFault.tooSlow(cause);
    await measure(bytes, photoFormat(bytes));
    throw photoFault.broken(cause);
  }
}

/** The whole photo as RGB, made smaller where its longer side has more than 1,024 pixels. */
export async function smallCopy(bytes: Uint8Array, format: PhotoFormat): Promise<RawPicture> {
  const photo = format === 'heic' ? fromRaw(decodeHeic(bytes)) : fromFile(bytes);
  const small = plain(photo.resize(COPY, COPY, { fit: 'inside', withoutEnlargement: true })).raw();
  const { data, info } = await ran(bytes, small.toBuffer({ resolveWithObject: true }));
  return { data, width: info.width, height: info.height, channels: 3 };
}
