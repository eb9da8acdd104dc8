import { createHash } from 'node:crypto';
import type { ServedModel } from '../../contract/shapes/predictor.ts';
import type { Inference, InferenceAnswer } from '../ports/inference.ts';
import type { Metrics } from './metrics.ts';

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

/** Asks the inference and counts what it says. Throws what it throws. */
export function createJudge({ inference, metrics }: { inference: Inference; metrics: Metrics }): Judge {
  return async ({ photo, model, heatmap = false, thumbnail, signal }) => {
    const wanted = { heatmap, ...(thumbnail === undefined ? {} : { thumbnail }) };
    const answer = await inference.classify({ photo, model, signal, ...wanted });
    metrics.verdict(answer.verdict.verdict, answer.verdict.version);
    return { ...answer, hash: createHash('sha256').update(photo).digest('hex') };
  };
}
