import { readFile } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import { type NastyPhoto, nasty } from './nasty-photo.ts';
import { blackPng, chunk, png } from './png.ts';
import { quarters } from './quarters.ts';

const heic = (name: string) => readFile(new URL(`heic/${name}.heic`, import.meta.url));

/** Small files that ask for much: memory, pixels or time. */
export async function bombs(): Promise<NastyPhoto[]> {
  const jpeg = await quarters().jpeg().toBuffer();
  const progressive = await quarters(512, 512).jpeg({ progressive: true }).toBuffer();
  const webp = await quarters().webp({ lossless: true }).toBuffer();
  const avif = await quarters().avif({ effort: 0 }).toBuffer();
  const profile = Buffer.concat([Buffer.from('x\0\0', 'latin1'), deflateSync(Buffer.alloc(64e6), { level: 9 })]);
  const text = chunk('zTXt', profile);
  return [
    nasty('900-megapixels.png', 'photo-too-many-pixels', blackPng({ width: 30_000, height: 30_000, depth: 1 })),
    nasty('256-megapixels.png', 'photo-too-many-pixels', blackPng({ width: 16_000, height: 16_000, depth: 1 })),
    nasty('49-megapixels.png', 'read', blackPng({ width: 7000, height: 7000, colour: 2 })),
    nasty('49-megapixels-of-16-bits.png', 'read', blackPng({ width: 7000, height: 7000, depth: 16, colour: 2 })),
    nasty(
      'more-than-there-is.png',
      'photo-broken',
      png({ width: 6000, height: 6000 }, Buffer.alloc(0), deflateSync(Buffer.alloc(10))),
    ),
    nasty('no-pixels-at-all.png', 'photo-broken', png({ width: 0, height: 0 }, Buffer.alloc(0), Buffer.alloc(0))),
    nasty('profile-of-64-megabytes.png', 'either', blackPng({ width: 8, height: 8 }, chunk('iCCP', profile))),
    nasty(
      'many-texts.png',
      'either',
      blackPng({ width: 8, height: 8 }, Buffer.concat(Array.from({ length: 200 }, () => text))),
    ),
    nasty('4-gigapixels.jpg', 'photo-too-many-pixels', claiming(jpeg, startOfFrame(jpeg) + 5, [65_500, 65_500])),
    nasty('10000-scans.jpg', 'either', repeatingLastScan(progressive, 10_000)),
    nasty('268-megapixels.webp', 'photo-too-many-pixels', claimingLosslessWebp(webp)),
    nasty('900-megapixels.avif', 'photo-too-many-pixels', claimingSpatialExtent(avif, 30_000, 30_000)),
    nasty(
      '900-megapixels.heic',
      'photo-too-many-pixels',
      claimingSpatialExtent(await heic('quarters'), 30_000, 30_000),
    ),
    nasty('48-megapixels.jpg', 'read', await quarters(8000, 6000).jpeg().toBuffer()),
    nasty('48-megapixels.webp', 'read', await quarters(8000, 6000).webp({ effort: 0 }).toBuffer()),
    nasty('48-megapixels-progressive.jpg', 'read', await quarters(8000, 6000).jpeg({ progressive: true }).toBuffer()),
    nasty('49-megapixels-interlaced.png', 'read', blackPng({ width: 7000, height: 7000, colour: 2, interlaced: true })),
    nasty('17-megapixels.avif', 'read', await quarters(4800, 3600).avif({ effort: 0 }).toBuffer()),
    nasty('48-megapixels.avif', 'photo-too-many-pixels', claimingSpatialExtent(avif, 8000, 6000)),
  ];
}

/** The same file with other 16-bit numbers at an offset. */
function claiming(bytes: Buffer, at: number, numbers: number[]): Buffer {
  const copy = Buffer.from(bytes);
  for (const [i, number] of numbers.entries()) copy.writeUInt16BE(number, at + 2 * i);
  return copy;
}

/** Where a baseline JPEG's frame header begins. */
function startOfFrame(jpeg: Buffer): number {
  return jpeg.indexOf(Buffer.from([0xff, 0xc0]));
}

/** A progressive JPEG whose last scan comes again and again (a known way to make decoders work for hours). */
function repeatingLastScan(jpeg: Buffer, times: number): Buffer {
  const scan = jpeg.subarray(jpeg.lastIndexOf(Buffer.from([0xff, 0xda])), jpeg.length - 2);
  const end = jpeg.subarray(jpeg.length - 2);
  return Buffer.concat([jpeg.subarray(0, jpeg.length - 2), ...Array.from({ length: times }, () => scan), end]);
}

/** 16,383 pixels a side: 14 bits each in the first bytes of a lossless WebP. */
function claimingLosslessWebp(webp: Buffer): Buffer {
  const copy = Buffer.from(webp);
  const at = copy.indexOf('VP8L') + 9;
  copy.writeUInt32LE(((copy.readUInt32LE(at) & 0xf000_0000) | 0x0fff_bffe) >>> 0, at);
  return copy;
}

/** The `ispe` property of an AVIF or HEIC file says its width and height. */
function claimingSpatialExtent(bytes: Buffer, width: number, height: number): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf('ispe'); at !== -1; at = copy.indexOf('ispe', at + 4)) {
    copy.writeUInt32BE(width, at + 8);
    copy.writeUInt32BE(height, at + 12);
  }
  return copy;
}
