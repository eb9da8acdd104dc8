import sharp from 'sharp';
import { heatColor } from '../../../contract/shapes/heat-color.ts';
import type { Heatmap } from '../../../contract/shapes/verdict.ts';
import type { HeatmapPainter } from '../../ports/heatmap-painter.ts';
import { setUpSharp } from './sharp-setup.ts';

/** Lays heatmaps over pictures that Meadow itself made, such as thumbnails. */
export function createHeatmapPainter(): HeatmapPainter {
  setUpSharp();
  return {
    async paint(picture, heatmap) {
      const { width, height } = await sharp(picture).metadata();
      const side = Math.min(width, height);
      const input = coloured(await smooth(heatmap, side));
      const left = Math.floor((width - side) / 2);
      const top = Math.floor((height - side) / 2);
      return sharp(picture)
        .composite([{ input, left, top, raw: { width: side, height: side, channels: 4 } }])
        .png()
        .toBuffer();
    },
    shrink: (picture, side) =>
      sharp(picture).resize(side, side, { fit: 'inside', withoutEnlargement: true }).webp({ quality: 78 }).toBuffer(),
  };
}

/** The cells as a square of strengths, one byte a pixel. */
function smooth({ rows, columns, cells }: Heatmap, side: number): Promise<Buffer> {
  return sharp(Buffer.from(cells), { raw: { width: columns, height: rows, channels: 1 } })
    .resize(side, side, { fit: 'fill', kernel: 'cubic' })
    .extractChannel(0)
    .raw()
    .toBuffer();
}

/** Coloured as the window colours them. */
function coloured(strengths: Buffer): Buffer {
  const colours = Array.from({ length: 256 }, (_, strength) => heatColor(strength / 255).map(Math.round));
  const pixels = Buffer.alloc(strengths.length * 4);
  for (let i = 0; i < strengths.length; i++) pixels.set(colours[strengths[i] ?? 0] ?? [], i * 4);
  return pixels;
}
