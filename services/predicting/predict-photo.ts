import type { FaultCode } from '../../contract/errors.ts';
import type { PhotoResult } from '../../contract/predicting.ts';
import type { Origin } from '../../contract/shapes/verdict.ts';
import { asFault } from '../domain/fault.ts';
import { projectOfVersion } from '../domain/version-id.ts';
import type { PredictionRecord } from '../ports/catalog/predictions.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { PredictorAnswer } from '../ports/predictor.ts';
import { checkSize } from '../steps/read-photo.ts';
import type { Ask } from './ask-predictor.ts';
import type { PredictPhoto } from './batch.ts';

/** These say nothing of the photo: every other one would fail alike, so they end the batch. */
const ENDS_BATCH: ReadonlySet<FaultCode> = new Set([
  'predictor-off',
  'predictor-down',
  'predictor-failed',
  'not-found',
  'model-missing',
  'model-refused',
  'unauthorised',
  'forbidden',
  'cancelled',
  'disk-full',
]);

export interface PhotoParts {
  ask: Ask;
  clock: Clock;
  log: Log;
  /** Resolves when the prediction is kept. */
  record(prediction: PredictionRecord): Promise<void>;
  /** Keeps the photo itself, for corrections and trainings to come of the project of that version. */
  keepPhoto(hash: string, bytes: Uint8Array, version: string): Promise<void>;
  /** Keeps the pictures of an answer. */
  keepPictures(photo: string, answer: PredictorAnswer): Promise<void>;
}

export interface PhotoOptions {
  origin: Origin;
  version: string | undefined;
  /** The project that is asked, where one is named. */
  named: string | undefined;
  /** The project it is asked for, where neither a version nor a project is named. */
  project: string | undefined;
  heatmap: boolean;
  /** Longer side of the thumbnail to ask for, in pixels. */
  thumbnail: number;
}

/**
 * Makes the function that turns one photo into one result. It is recorded before it is shown. What is wrong with the
 * photo becomes its result; what is wrong with Meadow is thrown.
 */
export function createPredictPhoto(parts: PhotoParts, options: PhotoOptions): PredictPhoto {
  const { origin, version, named, project, heatmap, thumbnail } = options;

  const answered = async (photo: string, bytes: Uint8Array, signal: AbortSignal) => {
    const answer = await parts.ask(bytes, { version, project: named, heatmap, thumbnail, signal });
    const keeping = parts.keepPhoto(answer.hash, bytes, answer.verdict.version);
    await Promise.all([parts.keepPictures(photo, answer), keeping]);
    await parts.record(toRecord(photo, answer, { origin, project }, parts.clock.now()));
    return { hash: answer.hash, verdict: answer.verdict, ms: Math.round(answer.ms * 10) / 10 };
  };

  return async (source, index, signal): Promise<PhotoResult> => {
    const { photo } = source;
    let bytes = 0;
    try {
      const content = await source.read();
      bytes = content.byteLength;
      checkSize(bytes);
      return { index, photo, bytes, ...(await answered(photo, content, signal)) };
    } catch (error) {
      const fault = asFault(error);
      if (signal.aborted || ENDS_BATCH.has(fault.code)) throw error;
      if (fault.code === 'internal') parts.log.error('A photo failed unexpectedly', { stack: stackOf(error) });
      return { index, photo, bytes, error: fault.toShape() };
    }
  };
}

function toRecord(
  photo: string,
  answer: PredictorAnswer,
  { origin, project }: Pick<PhotoOptions, 'origin' | 'project'>,
  at: Date,
): PredictionRecord {
  const { verdict, label, scores, similarity, barelyKnown, version } = answer.verdict;
  const { hash, ms, light, sharpness } = answer;
  const said = { version, verdict, label, scores, similarity, barelyKnown };
  const lent = project !== undefined && projectOfVersion(version) !== project;
  return { at, photo: lastName(photo), hash, ...said, origin, ms, light, sharpness, ...(lent && { lent }) };
}

function stackOf(error: unknown): string {
  return error instanceof Error && error.stack !== undefined ? error.stack : String(error);
}

/** A record is small: the name of the file, not where it lay. */
function lastName(path: string): string {
  return path.split(/[/\\]/).findLast((part) => part !== '') ?? path;
}
