import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IconIcns, IconIco } from '@shockpkg/icon-encoder';
import sharp from 'sharp';
import { ROOT } from '../run-program.ts';

/** The drawing, which the window's tab shows too. */
export const SOURCE = join(ROOT, 'renderer/assets/icon.svg');

/** Pixels of a side of each picture. */
export const SIDES = [16, 24, 32, 48, 64, 128, 256, 512, 1024] as const;
type Side = (typeof SIDES)[number];
export type Pictures = ReadonlyMap<Side, Buffer>;

/** Up to here a margin would be a blur. */
const NO_MARGIN = 48;
const UNITS = 64;

/** The drawing as PNG pictures, by their side. */
export async function drawIcons(): Promise<Pictures> {
  const svg = await readFile(SOURCE, 'utf8');
  return new Map(await Promise.all(SIDES.map(async (side) => [side, await draw(svg, side)] as const)));
}

function draw(svg: string, side: number): Promise<Buffer> {
  const box = side <= NO_MARGIN ? '2 2 60 60' : `0 0 ${UNITS} ${UNITS}`;
  const sized = svg.replace(/viewBox="[^"]+"/, `viewBox="${box}" width="${side}" height="${side}"`);
  return sharp(Buffer.from(sized)).png({ compressionLevel: 9 }).toBuffer();
}

/** The picture of Windows. */
export async function toIco(pictures: Pictures): Promise<Uint8Array> {
  const ico = new IconIco();
  for (const side of [256, 64, 48, 32, 24, 16] as const) await ico.addFromPng(of(pictures, side), side === 256, true);
  return ico.encode();
}

/** The picture of macOS: by the names its sizes have there, where `@2x` is twice the size. */
export async function toIcns(pictures: Pictures): Promise<Uint8Array> {
  const icns = new IconIcns();
  icns.toc = true;
  const kinds = {
    ic12: 64,
    ic07: 128,
    ic13: 256,
    ic08: 256,
    ic04: 16,
    ic14: 512,
    ic09: 512,
    ic05: 32,
    ic10: 1024,
    ic11: 32,
  } as const;
  for (const [kind, side] of Object.entries(kinds)) await icns.addFromPng(of(pictures, side), [kind], true);
  return icns.encode();
}

function of(pictures: Pictures, side: Side): Buffer {
  const picture = pictures.get(side);
  if (picture) return picture;
  throw new Error(`There is no picture of ${side} pixels`);
}
