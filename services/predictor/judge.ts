import { createHash } from 'node:crypto';
import type { ServedModel } from '../../contract/shapes/predictor.ts';
import type { Inference, InferenceAnswer } from '../ports/inference.ts';
import type { Metrics } from './metrics.ts';
import type { ModelShelf } from './model-shelf.ts';

export interface Question {
  photo: Uint8Array;
  model: ServedModel;
  heatmap?: boolean;
  thumbnail?: number | undefined;
  signal: AbortSignal;
}

/** A photo's verdict, with the SHA-256 of its bytes. */
export type Judged = InferenceAnswer & { hash: string };
export type Judge = (question: Question) => Promise<Judged>;

export interface JudgeParts {
  inference: Inference;
  shelf: Pick<ModelShelf, 'verify'>;
  metrics: Metrics;
}

/** Asks the inference, of a version that proved sound, and counts what it says. Throws what they throw. */
export function createJudge({ inference, shelf, metrics }: JudgeParts): Judge {
  return async ({ photo, model, heatmap = false, thumbnail, signal }) => {
    const wanted = { heatmap, ...(thumbnail === undefined ? {} : { thumbnail }) };
    await shelf.verify(model);
    const answer = await inference.classify({ photo, model, signal, ...wanted });
    metrics.verdict(answer.verdict.verdict, answer.verdict.version);
    return { ...answer, hash: createHash('sha256').update(photo).digest('hex') };
  };
}
