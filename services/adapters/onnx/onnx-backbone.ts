import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { BackboneWeights } from '../../domain/backbone-weights.ts';
import { type FeatureMap, type Pixels, SIDE } from '../../domain/features.ts';
import type { Backbone } from '../../ports/backbone.ts';
import { INPUT, OUTPUT, onnxModel } from './onnx-model.ts';

/** One thread, because the workers above it are what uses the other cores. */
const options: InferenceSession.SessionOptions = {
  executionProviders: ['cpu'],
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
  logSeverityLevel: 3,
};

/** The backbone on ONNX Runtime's CPU. A run holds the calling thread until it is done. */
export async function createOnnxBackbone(weights: BackboneWeights): Promise<Backbone> {
  const session = await InferenceSession.create(onnxModel(weights), options);
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
