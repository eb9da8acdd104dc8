import sharp from 'sharp';
import type { Heatmap } from '../../../contract/shapes/verdict.ts';
import type { HeatmapPainter } from '../../ports/heatmap-painter.ts';
import { setUpSharp } from './sharp-setup.ts';

/** A colour that neither grass nor flowers often have, so that it is told from the photo. */
const COLOUR = [214, 0, 122] as const;
/** How much of the photo the strongest cell hides, of 255. */
const OPAQUE = 190;

/** Lays heatmaps over pictures that Meadow itself made, such as thumbnails. */
export function createHeatmapPainter(): HeatmapPainter {
  setUpSharp();
  return {
    async paint(picture, heatmap) {
      const { width, height } = await sharp(picture).metadata();
      const side = Math.min(width, height);
      const input = await veil(heatmap, side);
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

/** The cells as one smooth square of colour, more or less transparent. */
function veil({ rows, columns, cells }: Heatmap, side: number): Promise<Buffer> {
  const pixels = Buffer.from(cells.flatMap((cell) => [...COLOUR, Math.round((cell / 255) * OPAQUE)]));
  return sharp(pixels, { raw: { width: columns, height: rows, channels: 4 } })
    .resize(side, side, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer();
}
