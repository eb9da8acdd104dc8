import { createHash } from 'node:crypto';
import type { ServedModel } from '../../contract/shapes/predictor.ts';
import type { Inference, InferenceAnswer } from '../ports/inference.ts';
import type { VerdictCache, VerdictKey } from '../ports/verdict-cache.ts';
import type { Metrics } from './metrics.ts';
import type { ModelShelf } from './model-shelf.ts';

export interface Question {
  photo: Uint8Array;
  model: ServedModel;
  heatmap?: boolean;
  thumbnail?: number | undefined;
  /** It is worked on, whatever was said of the same photo before, and not remembered. */
  fresh?: boolean;
  signal: AbortSignal;
}

/** A photo's verdict, with the SHA-256 of its bytes. */
export type Judged = InferenceAnswer & { hash: string };
export type Judge = (question: Question) => Promise<Judged>;

export interface JudgeParts {
  inference: Inference;
  shelf: Pick<ModelShelf, 'verify'>;
  metrics: Metrics;
  /** What was said before of the same photo, by any predictor that shares it. */
  cache?: VerdictCache | undefined;
}

/**
 * Asks the inference, of a version that proved sound, and counts what it says. A photo that was judged before is not
 * judged again, unless a small picture of it is wanted. Throws what they throw.
 */
export function createJudge({ inference, shelf, metrics, cache }: JudgeParts): Judge {
  const recall = async (key: VerdictKey): Promise<InferenceAnswer | undefined> => {
    if (!cache) return undefined;
    const begun = performance.now();
    const found = await cache.find(key);
    metrics.cache(found.outcome);
    return found.outcome === 'hit' ? { ...found.answer, ms: performance.now() - begun } : undefined;
  };
  const work = async (question: Question, key: VerdictKey) => {
    const { photo, model, heatmap = false, thumbnail, fresh = false, signal } = question;
    const wanted = { heatmap, ...(thumbnail === undefined ? {} : { thumbnail }) };
    const answer = await inference.classify({ photo, model, signal, ...wanted });
    const { verdict, light, sharpness } = answer;
    if (!fresh) cache?.keep(key, { verdict, light, sharpness });
    return answer;
  };
  return async (question) => {
    const { photo, model, heatmap = false, thumbnail, fresh = false } = question;
    await shelf.verify(model);
    const hash = createHash('sha256').update(photo).digest('hex');
    const key = { hash, version: model.version, model: model.sha256, heatmap };
    const known = thumbnail === undefined && !fresh ? await recall(key) : undefined;
    const answer = known ?? (await work(question, key));
    metrics.verdict(answer.verdict.verdict, answer.verdict.version);
    return { ...answer, hash };
  };
}
