import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { type NastyPhoto, nasty } from './nasty-photo.ts';
import { animatedPng } from './png.ts';
import { quarterPixels, quarters } from './quarters.ts';

const heic = (name: string) => readFile(new URL(`heic/${name}.heic`, import.meta.url));
const read = (name: string, bytes: Uint8Array) => nasty(name, 'read', bytes);

/** Photos that are unusual and yet right: four coloured quarters must be seen in each (see `quarterColours`). */
export async function oddQuarters(): Promise<NastyPhoto[]> {
  const jpeg = await quarters().jpeg({ quality: 95 }).toBuffer();
  const page = Buffer.from('<html><script>alert(1)</script></html>');
  return [
    read('plain.jpg', jpeg),
    read('a png that is a jpeg.png', jpeg),
    read('../../a\nname .jpg', jpeg),
    read('with-an-archive-behind.jpg', Buffer.concat([jpeg, Buffer.from('PK\x03\x04'), page])),
    read('with-a-page-in-a-comment.jpg', Buffer.concat([jpeg.subarray(0, 2), comment(page), jpeg.subarray(2)])),
    read('plain.png', await quarters().png().toBuffer()),
    read('palette.png', await quarters().png({ palette: true }).toBuffer()),
    read('16-bit.png', await quarters().toColourspace('rgb16').png().toBuffer()),
    read('cmyk.jpg', await quarters().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer()),
    read('moving.png', animatedPng(await quarters().png().toBuffer(), await black().png().toBuffer())),
    read('moving.webp', await movingWebp()),
    read('plain.webp', await quarters().webp({ quality: 95 }).toBuffer()),
    read('plain.avif', await quarters().avif({ quality: 90, effort: 0, chromaSubsampling: '4:4:4' }).toBuffer()),
    read('plain.heic', await heic('quarters')),
    read('turned.heic', await heic('turned')),
    ...(await Promise.all(Object.keys(upright).map(turnedJpeg))),
  ];
}

/** Photos at the edge of what is a photo: only that they are read matters. */
export async function oddShapes(): Promise<NastyPhoto[]> {
  const shape = (width: number, height: number) => quarters(width, height).png().toBuffer();
  const seeThrough = sharp({ create: { width: 50, height: 50, channels: 4, background: '#00000000' } });
  return [
    read('1x1.png', await shape(1, 1)),
    read('1x1.jpg', await quarters(1, 1).jpeg().toBuffer()),
    read('1x5000.png', await shape(1, 5000)),
    read('5000x1.jpg', await quarters(5000, 1).jpeg().toBuffer()),
    read('grey.jpg', await quarters().greyscale().jpeg().toBuffer()),
    read('16-bit-grey.png', await quarters().toColourspace('grey16').png().toBuffer()),
    read('see-through.png', await seeThrough.clone().png().toBuffer()),
    read('see-through.webp', await seeThrough.clone().webp().toBuffer()),
    read('see-through.avif', await seeThrough.clone().avif({ effort: 0 }).toBuffer()),
    read('see-through.heic', await heic('see-through')),
  ];
}

const SIDE = 96;
const last = SIDE - 1;

/** Where a stored pixel is seen, for each value of the EXIF tag Orientation (CIPA DC-008, figure 27). */
const upright: Record<string, (x: number, y: number) => [number, number]> = {
  1: (x, y) => [x, y],
  2: (x, y) => [last - x, y],
  3: (x, y) => [last - x, last - y],
  4: (x, y) => [x, last - y],
  5: (x, y) => [y, x],
  6: (x, y) => [last - y, x],
  7: (x, y) => [last - y, last - x],
  8: (x, y) => [y, last - x],
};

async function turnedJpeg(orientation: string): Promise<NastyPhoto> {
  const stored = quarters(SIDE, SIDE, quarterPixels(SIDE, SIDE, upright[orientation]));
  const bytes = await stored
    .withMetadata({ orientation: Number(orientation) })
    .jpeg({ quality: 95 })
    .toBuffer();
  return read(`orientation-${orientation}.jpg`, bytes);
}

function movingWebp(): Promise<Buffer> {
  const frames = Buffer.concat([quarterPixels(SIDE, SIDE), new Uint8Array(SIDE * SIDE * 3)]);
  const raw = { width: SIDE, height: SIDE * 2, channels: 3, pageHeight: SIDE } as const;
  return sharp(frames, { raw })
    .webp({ quality: 95, delay: [100, 100] })
    .toBuffer();
}

function black() {
  return quarters(SIDE, SIDE, new Uint8Array(SIDE * SIDE * 3));
}

/** A JPEG comment segment. */
function comment(text: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(text.length + 2);
  return Buffer.concat([Buffer.from([0xff, 0xfe]), length, text]);
}
