import { createRequire } from 'node:module';
import { photoFault } from '../../domain/photo-faults.ts';
import { MOST_PHOTO_PIXELS } from '../../domain/photo-limits.ts';
import { isLibheif, type Libheif, type LibheifPlane } from './libheif.ts';
import type { RawPicture } from './raw-picture.ts';

const require = createRequire(import.meta.url);

/** Width and height of a HEIC photo, upright, without decoding it. Throws photo Faults. */
export function measureHeic(bytes: Uint8Array): { width: number; height: number } {
  return withPrimaryImage(bytes, (_, __, size) => size);
}

/** The primary picture of a HEIC file. Its own rotation and mirroring are applied by libheif. Throws photo Faults. */
export function decodeHeic(bytes: Uint8Array): RawPicture {
  return withPrimaryImage(bytes, (heif, handle) => {
    const channels = heif.heif_image_handle_has_alpha_channel(handle) ? 4 : 3;
    const { heif_chroma_interleaved_RGB: rgb, heif_chroma_interleaved_RGBA: rgba } = heif.heif_chroma;
    const colours = heif.heif_colorspace.heif_colorspace_RGB;
    const decoded = heif.heif_js_decode_image2(handle, colours, channels === 4 ? rgba : rgb);
    const plane = decoded.channels?.[0];
    if (!plane) throw photoFault.broken(decoded.message);
    try {
      return { data: packed(plane, channels), width: plane.width, height: plane.height, channels };
    } finally {
      heif.heif_image_release(decoded.image);
    }
  });
}

/** A fresh libheif for each photo (15 ms): its memory never shrinks, and no photo can leave anything for the next. */
function startLibheif(): Libheif {
  const create: unknown = require('libheif-js/libheif-wasm/libheif-bundle.js');
  const quiet = () => {};
  const heif: unknown = typeof create === 'function' ? create({ print: quiet, printErr: quiet }) : undefined;
  if (!isLibheif(heif)) throw new TypeError('libheif-js is not as expected');
  return heif;
}

function withPrimaryImage<T>(
  bytes: Uint8Array,
  use: (heif: Libheif, handle: object, size: { width: number; height: number }) => T,
): T {
  const heif = startLibheif();
  const context = heif.heif_context_alloc();
  const read = heif.heif_context_read_from_memory(context, bytes);
  if (read.code !== heif.heif_error_code.heif_error_Ok) throw photoFault.broken(read.message);
  const handle = heif.heif_js_context_get_primary_image_handle(context);
  if ('code' in handle) throw photoFault.broken('no primary picture');
  const width = heif.heif_image_handle_get_width(handle);
  const height = heif.heif_image_handle_get_height(handle);
  if (width * height > MOST_PHOTO_PIXELS) throw photoFault.tooManyPixels(width, height);
  return use(heif, handle, { width, height });
}

/** Copies the rows out of libheif's memory, where each is padded. */
function packed({ data, stride, width, height }: LibheifPlane, channels: number): Uint8Array {
  const row = width * channels;
  const pixels = new Uint8Array(row * height);
  for (let y = 0; y < height; y++) pixels.set(data.subarray(y * stride, y * stride + row), y * row);
  return pixels;
}
