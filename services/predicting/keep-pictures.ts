import type { HeatmapPainter } from '../ports/heatmap-painter.ts';
import type { PredictorAnswer } from '../ports/predictor.ts';
import type { Thumbnails } from '../ports/thumbnails.ts';
import type { WriteHeatmap } from './heatmap-files.ts';

/** Longer side of the small picture of a photo, in pixels. */
const SMALL = 256;
/** Longer side of a picture that a heatmap is laid over. */
const LARGE = 1024;

export interface KeepPictures {
  /** Longer side of the picture to ask the predictor for. */
  side: number;
  keep(photo: string, answer: PredictorAnswer): Promise<void>;
}

/** Keeps the small picture of each photo and, where `writeHeatmap` is given, a larger one with the heatmap over it. */
export function createKeepPictures(
  thumbnails: Thumbnails,
  painter: HeatmapPainter,
  writeHeatmap: WriteHeatmap | undefined,
): KeepPictures {
  if (!writeHeatmap) {
    return {
      side: SMALL,
      keep: async (_photo, { hash, thumbnail }) => thumbnail && thumbnails.put(hash, thumbnail),
    };
  }
  return {
    side: LARGE,
    async keep(photo, { hash, thumbnail, verdict }) {
      if (!thumbnail) return;
      await thumbnails.put(hash, await painter.shrink(thumbnail, SMALL));
      if (verdict.heatmap) await writeHeatmap(photo, await painter.paint(thumbnail, verdict.heatmap));
    },
  };
}
