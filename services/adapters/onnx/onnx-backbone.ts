import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { BackboneWeights } from '../../domain/backbone-weights.ts';
import { type FeatureMap, type Pixels, SIDE } from '../../domain/features.ts';
import type { Backbone } from '../../ports/backbone.ts';
import { INPUT, OUTPUT, onnxModel } from './onnx-model.ts';

const optionsFor = (threads: number): InferenceSession.SessionOptions => ({
  executionProviders: ['cpu'],
  intraOpNumThreads: threads,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
  logSeverityLevel: 3,
});

/**
 * The backbone on ONNX Runtime's CPU. A run holds the calling thread until it is done. One thread where workers above
 * it use the other cores; more give the same numbers bit for bit.
 */
export async function createOnnxBackbone(weights: BackboneWeights, threads = 1): Promise<Backbone> {
  const session = await InferenceSession.create(onnxModel(weights), optionsFor(threads));
  return {
    runtime: 'onnx',
    sha256: weights.sha256,
    // One view at a time: a batch is no faster on one thread, and its memory stays with the session.
    async features(views) {
      const maps: FeatureMap[] = [];
      for (const view of views) maps.push(await look(session, view));
      return maps;
    },
    tensors: () => 0,
    dispose: () => session.release(),
  };
}

async function look(session: InferenceSession, view: Pixels): Promise<FeatureMap> {
  const output = await session.run({ [INPUT]: new Tensor('uint8', view, [1, SIDE, SIDE, 3]) });
  const data = output[OUTPUT]?.data;
  if (!(data instanceof Float32Array)) throw new TypeError('ONNX Runtime gave no floats');
  return data;
}
