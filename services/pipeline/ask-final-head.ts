import { softmax } from '../domain/calibration.ts';
import { unitLength } from '../domain/embedding.ts';
import { CHANNELS } from '../domain/features.ts';
import { fromFloat16 } from '../domain/float16.ts';
import type { Asked } from '../domain/gate/pair-photos.ts';
import { logits } from '../domain/head.ts';
import type { Model } from '../domain/model.ts';
import { embeddingKey } from '../domain/object-keys.ts';
import { VIEWS_NAME } from '../domain/training-views.ts';
import { inParallel } from './in-parallel.ts';
import type { StepContext } from './step.ts';

const READS = 16;

/** What a model says of photos it does not know, from their embeddings; photos without one are left aside. */
export async function askFinalHead(
  { objects }: Pick<StepContext, 'objects'>,
  model: Model,
  hashes: readonly string[],
): Promise<Asked> {
  const asked = new Map<string, readonly number[]>();
  await inParallel([...hashes], READS, async (hash) => {
    const key = embeddingKey(model.backbone.sha256, VIEWS_NAME, hash);
    if (!(await objects.has(key))) return;
    const unit = unitLength(fromFloat16((await objects.get(key)).subarray(0, CHANNELS * 2)));
    asked.set(hash, [...softmax(logits(model.head, unit), model.classes.length, model.temperature)]);
  });
  return asked;
}
