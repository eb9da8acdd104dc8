import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { BackboneWeights } from '../../domain/backbone-weights.ts';
import { CHANNELS, type FeatureMap, GRID, type Pixels, SIDE } from '../../domain/features.ts';
import type { Backbone } from '../../ports/backbone.ts';
import { INPUT, OUTPUT, onnxModel } from './onnx-model.ts';

const MAP = GRID * GRID * CHANNELS;

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
    async features(views) {
      if (views.length === 0) return [];
      const answer = await session.run({ [INPUT]: new Tensor('uint8', batch(views), [views.length, SIDE, SIDE, 3]) });
      return maps(answer[OUTPUT], views.length);
    },
    dispose: () => session.release(),
  };
}

function batch(views: Pixels[]): Uint8Array {
  if (views.length === 1) return views[0]!;
  return Buffer.concat(views);
}

function maps(output: Tensor | undefined, count: number): FeatureMap[] {
  const data = output?.data;
  if (!(data instanceof Float32Array)) throw new TypeError('ONNX Runtime gave no floats');
  return Array.from({ length: count }, (_, i) => data.subarray(i * MAP, (i + 1) * MAP));
}
