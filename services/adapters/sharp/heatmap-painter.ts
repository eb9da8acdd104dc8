import sharp from 'sharp';
import type { Heatmap } from '../../../contract/shapes/verdict.ts';
import type { HeatmapPainter } from '../../ports/heatmap-painter.ts';
import { setUpSharp } from './sharp-setup.ts';

/** The colours of the window's heatmap, from nothing to most (after the "inferno" map of matplotlib). */
const STOPS = [
  [20, 11, 53],
  [101, 21, 110],
  [188, 55, 84],
  [237, 105, 37],
  [251, 180, 26],
  [252, 255, 164],
] as const;
/** How much of the photo the strongest place hides, of 255. */
const MOST_COVER = 199;

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

function coloured(strengths: Buffer): Buffer {
  const colours = Array.from({ length: 256 }, (_, strength) => colourOf(strength / 255));
  const pixels = Buffer.alloc(strengths.length * 4);
  for (let i = 0; i < strengths.length; i++) pixels.set(colours[strengths[i] ?? 0] ?? [], i * 4);
  return pixels;
}

/** Red, green, blue and cover of a strength from 0 to 1. */
function colourOf(strength: number): number[] {
  const at = strength * (STOPS.length - 1);
  const [from = STOPS[0], to = from] = STOPS.slice(Math.floor(at));
  const mixed = from.map((value, channel) => Math.round(value + ((to[channel] ?? value) - value) * (at % 1)));
  return [...mixed, Math.round(MOST_COVER * strength * strength * (3 - 2 * strength))];
}
