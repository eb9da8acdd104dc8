import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { SIDES } from '../../scripts/icons/draw-icons.ts';
import { staleIcons } from '../../scripts/icons/icon-files.ts';
import { ROOT } from '../../scripts/run-program.ts';

test('the icons that are kept are those of the drawing', async () => {
  expect(await staleIcons()).toEqual([]);
});

test.each(SIDES)('at %i pixels there is a flower on a lawn, with clear corners', async (side) => {
  const file = join(ROOT, `packaging/icons/${side}x${side}.png`);
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([side, side]);
  const at = (x: number, y: number) => [
    ...data.subarray((Math.floor(y * side) * side + Math.floor(x * side)) * 4).subarray(0, 4),
  ];
  expect(at(0, 0)[3]).toBeLessThan(128);
  const [red = 0, green = 0, blue = 0] = at(0.5, 0.42);
  expect(red).toBeGreaterThan(blue + 100);
  const [lawnRed = 0, lawnGreen = 0] = at(0.15, 0.7);
  expect(lawnGreen).toBeGreaterThan(lawnRed);
  expect(green).toBeGreaterThan(lawnGreen);
});

test('the icon of Windows holds six sizes, that of macOS ten', async () => {
  const ico = await readFile(join(ROOT, 'packaging/icon.ico'));
  expect([ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([1, 6]);
  const icns = await readFile(join(ROOT, 'packaging/icon.icns'));
  expect(icns.toString('latin1', 0, 4)).toBe('icns');
  expect(icns.readUInt32BE(4)).toBe(icns.length);
});
