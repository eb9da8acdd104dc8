import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type NastyPhoto, nasty } from './nasty-photo.ts';
import { quarters } from './quarters.ts';

const heic = (name: string) => readFile(new URL(`heic/${name}.heic`, import.meta.url));

/** Photos that did not arrive whole, and files that are no photo at all. */
export async function broken(): Promise<NastyPhoto[]> {
  const photo = () => quarters(400, 300);
  const whole = {
    jpg: await photo().jpeg().toBuffer(),
    'progressive.jpg': await photo().jpeg({ progressive: true }).toBuffer(),
    png: await photo().png().toBuffer(),
    webp: await photo().webp().toBuffer(),
    'lossless.webp': await photo().webp({ lossless: true }).toBuffer(),
    avif: await photo().avif({ effort: 0 }).toBuffer(),
    heic: await heic('wide'),
  };
  const cut = Object.entries(whole).flatMap(([kind, bytes]) =>
    [0.95, 0.6, 0.2].map((share) =>
      nasty(`cut-${share}.${kind}`, 'photo-broken', bytes.subarray(0, bytes.length * share)),
    ),
  );
  return [...cut, ...(await foreign())];
}

async function foreign(): Promise<NastyPhoto[]> {
  const photo = () => quarters(64, 64);
  const other = (name: string, bytes: Uint8Array | string) => nasty(name, 'photo-format', Buffer.from(bytes));
  return [
    nasty('nothing.jpg', 'photo-empty', new Uint8Array(0)),
    nasty('21-megabytes.jpg', 'photo-too-large', Buffer.concat([await photo().jpeg().toBuffer(), Buffer.alloc(21e6)])),
    nasty('only-a-head.jpg', 'photo-broken', Buffer.from([0xff, 0xd8, 0xff, 0xe0])),
    nasty('noise-behind-a-head.jpg', 'photo-broken', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), noise(50_000)])),
    other('noise.jpg', noise(50_000)),
    other('one-byte.png', 'x'),
    other(
      'drawing.svg',
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
    ),
    other(
      'drawing.jpg',
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
    ),
    other('page.jpg', '<!doctype html><title>Not found</title>'),
    other('paper.pdf', '%PDF-1.7\n%'),
    other('archive.png', 'PK\x03\x04 and more'),
    other('film.heic', '\0\0\0\x18ftypmp42\0\0\0\0mp42isom'),
    other('moving.gif', await photo().gif().toBuffer()),
    other('scan.tif', await photo().tiff().toBuffer()),
    other('old.bmp', 'BM\0\0\0\0'),
  ];
}

/** Bytes that look random and are the same each time. They begin with no signature. */
function noise(length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, i) =>
    createHash('sha256').update(`noise ${i}`).digest(),
  );
  return Buffer.concat(blocks).subarray(0, length);
}
