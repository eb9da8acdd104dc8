import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { ROOT } from '../run-program.ts';
import { drawIcons, type Pictures, SIDES, toIcns, toIco } from './draw-icons.ts';

const FOLDER = join(ROOT, 'packaging');

const pictureFile = (side: number): string => join(FOLDER, `icons/${side}x${side}.png`);

/** How far a channel of 255 may be off: another processor rounds otherwise. */
const NEAR = 6;

/** Draws every file anew. */
export async function writeIcons(): Promise<void> {
  const pictures = await drawIcons();
  await mkdir(join(FOLDER, 'icons'), { recursive: true });
  for (const [side, picture] of pictures) await writeFile(pictureFile(side), picture);
  await writeFile(join(FOLDER, 'icon.ico'), await toIco(pictures));
  await writeFile(join(FOLDER, 'icon.icns'), await toIcns(pictures));
}

/** Which files are not what the drawing gives, by their path in the checkout. */
export async function staleIcons(): Promise<string[]> {
  const drawn = await drawIcons();
  const kept: Pictures = new Map(
    await Promise.all(SIDES.map(async (side) => [side, await read(pictureFile(side))] as const)),
  );
  const stale: string[] = [];
  for (const side of SIDES)
    if (!(await looksLike(drawn.get(side)!, kept.get(side)!))) stale.push(`packaging/icons/${side}x${side}.png`);
  if (stale.length > 0) return stale;
  // Made of the pictures that are kept, byte for byte.
  if (!(await read(join(FOLDER, 'icon.ico'))).equals(await toIco(kept))) stale.push('packaging/icon.ico');
  if (!(await read(join(FOLDER, 'icon.icns'))).equals(await toIcns(kept))) stale.push('packaging/icon.icns');
  return stale;
}

const read = (file: string): Promise<Buffer> => readFile(file).catch(() => Buffer.alloc(0));

async function looksLike(one: Buffer, other: Buffer): Promise<boolean> {
  if (other.length === 0) return false;
  const [a, b] = await Promise.all([one, other].map((png) => sharp(png).ensureAlpha().raw().toBuffer()));
  return (
    a !== undefined &&
    b !== undefined &&
    a.length === b.length &&
    a.every((value, at) => Math.abs(value - b[at]!) <= NEAR)
  );
}
