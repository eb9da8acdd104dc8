import { parentPort, threadId } from 'node:worker_threads';
import { measure } from '../../domain/checks/look.ts';
import { asFault } from '../../domain/fault.ts';
import { judge } from '../../domain/judge.ts';
import type { Model } from '../../domain/model.ts';
import { verifyProbes } from '../../domain/probes.ts';
import { testView } from '../../domain/views.ts';
import type { Backbone } from '../../ports/backbone.ts';
import type { PhotoDecoder } from '../../ports/photo-decoder.ts';
import { raise } from './flag.ts';
import { guarded, inside } from './gate.ts';
import type { Classified, Done, Order, Reply, Started, Task, WorkerData } from './messages.ts';
import { createModelCache, type ModelCache } from './model-cache.ts';

/** What a worker holds. */
export interface ThreadTools {
  backbone: Backbone;
  decoder: PhotoDecoder;
}

/**
 * The work of one worker: each order is answered, failures too. `start` is called with the pool's settings; the pool is told
 * when it has ended.
 */
export async function createThread(
  { settings, gate: poolGate }: WorkerData,
  start: (settings: unknown) => Promise<ThreadTools>,
): Promise<(order: Order) => Promise<Reply>> {
  const ready = inside(poolGate, () => start(settings));
  const models = ready.then(({ backbone }) => createModelCache(backbone.sha256));
  // Where it failed, each order reports it.
  await models.catch(() => {});
  parentPort?.postMessage({ started: threadId } satisfies Started);
  return async ({ task, begun, gate }) => {
    try {
      const { backbone, decoder } = await ready;
      raise(begun);
      const tools = { backbone: guarded(backbone, [poolGate, gate]), decoder };
      const done = await work(task, tools, await models);
      return { worker: threadId, tensors: backbone.tensors(), done };
    } catch (thrown) {
      return { worker: threadId, tensors: 0, fault: asFault(thrown).toShape() };
    }
  };
}

async function work(task: Task, tools: ThreadTools, models: ModelCache): Promise<Done> {
  switch (task.type) {
    case 'hello':
      return { type: 'hello', runtime: tools.backbone.runtime };
    case 'verify':
      await verify(await models.load(task.model), tools.backbone);
      return { type: 'verify' };
    case 'classify':
      return classifyWithin(task, tools, models);
  }
}

const verify = (model: Model, { features }: Backbone): Promise<void> =>
  verifyProbes(model, (views) => features(views, model.tuned), process.arch);

type Classify = Extract<Task, { type: 'classify' }>;

async function classifyWithin(task: Classify, tools: ThreadTools, models: ModelCache): Promise<Done> {
  const { memory } = await tools.decoder.inspect(task.photo);
  if (memory > task.memory) return { type: 'classify', takes: memory };
  return { type: 'classify', classified: await classify(task, tools, models) };
}

/** The thumbnail is made beside the forward pass, on a thread of libvips; measured is beside both where the runtime has threads. */
async function classify(
  { photo, model: source, heatmap, thumbnail: side }: Classify,
  { backbone, decoder }: ThreadTools,
  models: ModelCache,
): Promise<Classified> {
  const model = await models.load(source);
  const begun = performance.now();
  const views = await decoder.views(photo, [testView]);
  const [judged, thumbnail, measured] = await Promise.all([
    backbone.features(views, model.tuned).then(([map]) => ({
      verdict: judge(model, map!, { heatmap }),
      ms: performance.now() - begun,
    })),
    side === undefined ? undefined : decoder.thumbnail(photo, side),
    measure(views[0]!),
  ]);
  return { ...judged, ...measured, ...(thumbnail && { thumbnail }) };
}
