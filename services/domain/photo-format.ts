/** The kinds of photo Meadow reads. */
export type PhotoFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'heic';

/** What a file is by its first bytes: a photo, or something else that has a name people know. */
export type FileKind = { photo: PhotoFormat } | { other: string };

interface Signature {
  at?: number;
  bytes: string | number[];
  kind: FileKind;
}

const signatures: Signature[] = [
  { bytes: [0xff, 0xd8, 0xff], kind: { photo: 'jpeg' } },
  { bytes: '\x89PNG\r\n\x1a\n', kind: { photo: 'png' } },
  { at: 8, bytes: 'WEBP', kind: { photo: 'webp' } },
  { bytes: 'GIF8', kind: { other: 'a GIF picture' } },
  { bytes: 'BM', kind: { other: 'a BMP picture' } },
  { bytes: 'II*\0', kind: { other: 'a TIFF or camera raw picture' } },
  { bytes: 'MM\0*', kind: { other: 'a TIFF or camera raw picture' } },
  { bytes: [0xff, 0x0a], kind: { other: 'a JPEG XL picture' } },
  { at: 4, bytes: 'JXL ', kind: { other: 'a JPEG XL picture' } },
  { at: 4, bytes: 'jP  ', kind: { other: 'a JPEG 2000 picture' } },
  { bytes: '8BPS', kind: { other: 'a Photoshop document' } },
  { bytes: [0, 0, 1, 0], kind: { other: 'an icon' } },
  { bytes: '%PDF', kind: { other: 'a PDF document' } },
  { bytes: 'PK\x03\x04', kind: { other: 'a ZIP archive' } },
  { bytes: 'Rar!', kind: { other: 'a RAR archive' } },
  { bytes: '7z\xbc\xaf', kind: { other: 'a 7-Zip archive' } },
  { bytes: [0x1f, 0x8b], kind: { other: 'a gzip archive' } },
  { bytes: [0x1a, 0x45, 0xdf, 0xa3], kind: { other: 'a video' } },
  { at: 8, bytes: 'AVI ', kind: { other: 'a video' } },
];

/** Brands of an ISO media file, and what they make it (ISO/IEC 23008-12; the AV1 image file format). */
const avifBrands = ['avif', 'avis'];
const heicBrands = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'hevm', 'hevs', 'mif1', 'msf1'];

/** Tells a file by its content; its name is never asked. Needs only the first 256 bytes. */
export function fileKind(bytes: Uint8Array): FileKind {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 256)).toString('latin1');
  if (head.startsWith('ftyp', 4)) return isoMediaKind(head);
  const found = signatures.find((signature) => head.startsWith(text(signature.bytes), signature.at ?? 0));
  return found?.kind ?? textKind(head);
}

/** The size of the first box and the brands it lists: the major one, a version, then the compatible ones. */
function isoMediaKind(head: string): FileKind {
  const size = Buffer.from(head, 'latin1').readUInt32BE(0);
  const brands = (head.slice(8, 12) + head.slice(16, size)).match(/.{4}/gs) ?? [];
  if (brands.some((brand) => avifBrands.includes(brand))) return { photo: 'avif' };
  if (brands.some((brand) => heicBrands.includes(brand))) return { photo: 'heic' };
  return { other: 'a video' };
}

function textKind(head: string): FileKind {
  const start = head.replace(/^\xef\xbb\xbf/, '').trimStart();
  if (/<svg/i.test(head)) return { other: 'an SVG drawing' };
  if (/^<(!doctype html|html)/i.test(start)) return { other: 'a web page' };
  if (start.startsWith('<')) return { other: 'an XML document' };
  return { other: 'of another kind' };
}

function text(bytes: string | number[]): string {
  return typeof bytes === 'string' ? bytes : String.fromCharCode(...bytes);
}
