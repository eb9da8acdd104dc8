import { softmax } from '../domain/calibration.ts';
import type { Asked } from '../domain/gate/pair-photos.ts';
import { logits } from '../domain/head.ts';
import type { Model } from '../domain/model.ts';
import { inParallel } from './in-parallel.ts';
import { seeAs, seenAt } from './see-as.ts';
import type { StepContext } from './step.ts';

const READS = 16;

/** What a model says of photos it does not know, from what is kept of them; photos of which nothing is are left aside. */
export async function askFinalHead(
  context: Pick<StepContext, 'objects' | 'backbone'>,
  model: Model,
  hashes: readonly string[],
): Promise<Asked> {
  const see = seeAs(context, model);
  const asked = new Map<string, readonly number[]>();
  await inParallel([...hashes], READS, async (hash) => {
    if (!(await context.objects.has(seenAt(model, hash)))) return;
    asked.set(hash, [...softmax(logits(model.head, await see(hash)), model.classes.length, model.temperature)]);
  });
  return asked;
}
