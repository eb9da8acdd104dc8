import { createRequire } from 'node:module';
import { Fault } from '../../domain/fault.ts';
import { photoFault } from '../../domain/photo-faults.ts';
import { isLibheif, type Libheif, type LibheifPlane } from './libheif.ts';
import type { RawPicture } from './raw-picture.ts';

/** Pixels of the longer side that are enough: larger pictures are made smaller, but not below this. */
const ENOUGH = 1024;

const require = createRequire(import.meta.url);

/** Width and height of a HEIC photo, upright, without decoding it. Throws photo Faults. */
export function measureHeic(bytes: Uint8Array): { width: number; height: number } {
  return withPrimaryImage(bytes, (_, __, size) => size);
}

/**
 * The primary picture of a HEIC file, which must have been measured before. libheif applies the rotation and mirroring
 * the file asks for. Throws photo Faults.
 */
export function decodeHeic(bytes: Uint8Array): RawPicture {
  return withPrimaryImage(bytes, (heif, handle) => {
    const channels = heif.heif_image_handle_has_alpha_channel(handle) ? 4 : 3;
    const { heif_chroma_interleaved_RGB: rgb, heif_chroma_interleaved_RGBA: rgba } = heif.heif_chroma;
    const colours = heif.heif_colorspace.heif_colorspace_RGB;
    const decoded = heif.heif_js_decode_image2(handle, colours, channels === 4 ? rgba : rgb);
    const plane = decoded.channels?.[0];
    if (!plane) throw photoFault.broken(decoded.message);
    try {
      return taken(plane, channels);
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

type Use<T> = (heif: Libheif, handle: object, size: { width: number; height: number }) => T;

function withPrimaryImage<T>(bytes: Uint8Array, use: Use<T>): T {
  const heif = startLibheif();
  try {
    return primaryImage(heif, bytes, use);
  } catch (thrown) {
    // A file that makes libheif stop altogether is broken as well.
    throw thrown instanceof Fault ? thrown : photoFault.broken(thrown);
  }
}

function primaryImage<T>(heif: Libheif, bytes: Uint8Array, use: Use<T>): T {
  const context = heif.heif_context_alloc();
  const read = heif.heif_context_read_from_memory(context, bytes);
  if (read.code !== heif.heif_error_code.heif_error_Ok) throw photoFault.broken(read.message);
  const handle = heif.heif_js_context_get_primary_image_handle(context);
  if ('code' in handle) throw photoFault.broken('no primary picture');
  const width = heif.heif_image_handle_get_width(handle);
  const height = heif.heif_image_handle_get_height(handle);
  return use(heif, handle, { width, height });
}

/**
 * Takes the pixels out of libheif's memory, where rows are padded; a large picture is made smaller by a whole number on
 * the way (each pixel the mean of a block), so that it is never held twice at full size.
 */
function taken({ data, stride, width, height }: LibheifPlane, channels: 3 | 4): RawPicture {
  const block = Math.max(1, Math.min(Math.floor(Math.max(width, height) / ENOUGH), width, height));
  const [across, down] = [Math.floor(width / block), Math.floor(height / block)];
  const pixels = new Uint8Array(across * down * channels);
  const sums = new Uint32Array(across * channels);
  for (let y = 0; y < down; y++) {
    sums.fill(0);
    for (let row = y * block; row < (y + 1) * block; row++) addRow(sums, data, row * stride, block, channels);
    for (let i = 0; i < sums.length; i++) pixels[y * sums.length + i] = sums[i]! / (block * block) + 0.5;
  }
  return { data: pixels, width: across, height: down, channels };
}

function addRow(sums: Uint32Array, data: Uint8Array, start: number, block: number, channels: number): void {
  let from = start;
  for (let to = 0; to < sums.length; to += channels)
    for (let pixel = 0; pixel < block; pixel++)
      for (let channel = 0; channel < channels; channel++) sums[to + channel]! += data[from++]!;
}
