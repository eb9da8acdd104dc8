import { readFile } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portableOnnx } from '../../services/adapters/onnx/portable-onnx.ts';
import { startWasm } from '../../services/adapters/tfjs/wasm.ts';
import { readWeights, startBackbone } from '../../services/assembly/backbone.ts';
import { readStarter } from '../../services/assembly/starter.ts';
import type { BackboneWeights } from '../../services/domain/backbone-weights.ts';
import { SIDE } from '../../services/domain/features.ts';
import { judge } from '../../services/domain/judge.ts';
import { lastLayerOf } from '../../services/domain/last-layer.ts';
import { layersModel } from '../../services/domain/layers-model.ts';
import type { Model } from '../../services/domain/model.ts';
import { readModel } from '../../services/domain/model-file.ts';
import { probePixels } from '../../services/domain/probe-pixels.ts';
import type { Backbone } from '../../services/ports/backbone.ts';

const VIEWS = [1, 2, 3].map(probePixels);

describe('a version in another format', { timeout: 120_000 }, () => {
  let weights: BackboneWeights;
  let backbone: Backbone;
  let models: Model[];
  beforeAll(async () => {
    weights = await readWeights();
    backbone = await startBackbone('onnx');
    const starter = await readStarter();
    const plain = readModel(await readFile(starter.path), starter.sha256);
    const own = lastLayerOf(weights);
    const tuned = {
      weights: own.weights.map((weight, at) => weight * (1 + 0.2 * Math.sin(at))),
      bias: own.bias.map((bias, at) => bias + 0.1 * Math.cos(at)),
    };
    models = [plain, { ...plain, tuned }];
  }, 60_000);
  afterAll(() => backbone.dispose());

  /** What Meadow itself says. */
  const expected = async (model: Model) =>
    (await backbone.features(VIEWS, model.tuned)).map((map) => Object.values(judge(model, map).scores));
  const furthest = (one: number[][], other: number[][]) =>
    Math.max(...one.flatMap((row, at) => row.map((score, k) => Math.abs(score - other[at]![k]!))));

  it('gives the same scores in ONNX Runtime, with a last layer of its own too', async () => {
    for (const model of models) {
      const session = await InferenceSession.create(portableOnnx(weights, model));
      const scores: number[][] = [];
      for (const view of VIEWS) {
        const { scores: row } = await session.run({ pixels: new Tensor('uint8', view, [1, SIDE, SIDE, 3]) });
        scores.push(Array.from(row!.data as Float32Array));
      }
      await session.release();
      expect(furthest(scores, await expected(model))).toBeLessThan(1e-4);
    }
    expect(furthest(await expected(models[0]!), await expected(models[1]!))).toBeGreaterThan(1e-3);
  });

  it('gives the same scores in TensorFlow.js, with a last layer of its own too', async () => {
    await startWasm();
    for (const model of models) {
      const { json, weights: data } = layersModel(weights, model);
      const { modelTopology, weightsManifest } = JSON.parse(json);
      const weightData = Uint8Array.from(data).buffer;
      const weightSpecs = weightsManifest[0].weights;
      const loaded = await loadLayersModel(tf.io.fromMemory({ modelTopology, weightSpecs, weightData }));
      const scores: number[][] = [];
      for (const view of VIEWS) {
        const output = loaded.predict(tf.tensor4d(Float32Array.from(view), [1, SIDE, SIDE, 3]));
        if (Array.isArray(output)) throw new TypeError('one output was expected');
        scores.push(Array.from(await output.data()));
      }
      loaded.dispose();
      expect(furthest(scores, await expected(model))).toBeLessThan(1e-4);
    }
  });
});
