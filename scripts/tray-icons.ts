// Draws the pictures of the tray and of dragged photos from their SVG. Run it after one of those was changed.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { ROOT } from './run-program.ts';

const ICONS = join(ROOT, 'main/icons');

/** Pixels of a side. macOS takes the black one for a template, by its name, and both take `@2x` on fine displays. */
const pictures = [
  { from: 'tray', to: 'tray', size: 24 },
  { from: 'tray', to: 'tray@2x', size: 48 },
  { from: 'trayTemplate', to: 'trayTemplate', size: 18 },
  { from: 'trayTemplate', to: 'trayTemplate@2x', size: 36 },
  { from: 'tray', to: 'drag', size: 64 },
];

for (const { from, to, size } of pictures) {
  const svg = await readFile(join(ICONS, `${from}.svg`));
  const density = (72 * size) / 32;
  await sharp(svg, { density })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true })
    .toFile(join(ICONS, `${to}.png`));
}
