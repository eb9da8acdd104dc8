import type { Heatmap } from '../../contract/shapes/verdict.ts';

/** Draws what a verdict rests on. */
export interface HeatmapPainter {
  /** The picture with its heatmap laid over it, as PNG of the same size. */
  paint(picture: Uint8Array, heatmap: Heatmap): Promise<Uint8Array>;
  /** The picture as a WebP whose longer side is at most `side` pixels. */
  shrink(picture: Uint8Array, side: number): Promise<Uint8Array>;
}
