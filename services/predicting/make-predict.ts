import type { MeadowEvent } from '../../contract/events.ts';
import type { Origin } from '../../contract/shapes/verdict.ts';
import type { PredictionRecord } from '../ports/catalog/predictions.ts';
import type { Clock } from '../ports/clock.ts';
import type { HeatmapPainter } from '../ports/heatmap-painter.ts';
import type { Log } from '../ports/log.ts';
import type { Predictor } from '../ports/predictor.ts';
import type { Thumbnails } from '../ports/thumbnails.ts';
import { createAsk } from './ask-predictor.ts';
import type { PredictPhoto } from './batch.ts';
import { createGroupWriter } from './group-writer.ts';
import { createHeatmapFiles } from './heatmap-files.ts';
import { createKeepPictures } from './keep-pictures.ts';
import { createPredictPhoto } from './predict-photo.ts';

export interface PredictParts {
  predictor: Predictor;
  /** Resolves when the predictions are kept for good, or at once where none are to be kept. */
  record(predictions: PredictionRecord[]): Promise<void>;
  /** Keeps the photo of a prediction by that version, where photos are to be kept. */
  keepPhoto(hash: string, bytes: Uint8Array, version: string): Promise<void>;
  /** The project that is worked on. */
  current(): Promise<{ id: string }>;
  emit(event: MeadowEvent): void;
  thumbnails: Thumbnails;
  painter: HeatmapPainter;
  clock: Clock;
  log: Log;
}

export interface PredictAsked {
  origin: Origin;
  /** Else the live one. */
  version: string | undefined;
  /** Whose live one; else that of the one that is worked on. */
  project?: string | undefined;
  /** Absolute path of a folder for pictures with the heatmap laid over. */
  heatmaps: string | undefined;
}

/** Makes, for a batch, the function that turns one of its photos into a result. */
export function createMakePredict(parts: PredictParts): (asked: PredictAsked) => Promise<PredictPhoto> {
  const { clock, log } = parts;
  const ask = createAsk(parts);

  return async ({ origin, version, project: named, heatmaps }) => {
    const writeHeatmap = heatmaps === undefined ? undefined : await createHeatmapFiles(heatmaps);
    const pictures = createKeepPictures(parts.thumbnails, parts.painter, writeHeatmap);
    const record = createGroupWriter<PredictionRecord>(async (predictions) => {
      await parts.record(predictions);
      parts.emit({ type: 'predictions.made', count: predictions.length, origin });
    });
    const project = version === undefined && named === undefined ? (await parts.current()).id : undefined;
    return createPredictPhoto(
      { ask, clock, log, record, keepPhoto: parts.keepPhoto, keepPictures: pictures.keep },
      {
        origin,
        version,
        named,
        project,
        heatmap: origin === 'window' || writeHeatmap !== undefined,
        thumbnail: pictures.side,
      },
    );
  };
}
