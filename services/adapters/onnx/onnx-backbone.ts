import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { BackboneWeights } from '../../domain/backbone-weights.ts';
import { CHANNELS, GRID, type Pixels, SIDE } from '../../domain/features.ts';
import { type LastLayer, TRUNK_CHANNELS, type TrunkMap } from '../../domain/last-layer.ts';
import type { Backbone } from '../../ports/backbone.ts';
import { lastLayerModel } from './last-layer-model.ts';
import { INPUT, OUTPUT, onnxModel, TRUNK } from './onnx-model.ts';

const CELLS = GRID * GRID;

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
  let finishing: Promise<InferenceSession> | undefined;
  const look = (view: Pixels, output: string) =>
    floats(session, { [INPUT]: new Tensor('uint8', view, [1, SIDE, SIDE, 3]) }, output);
  const finish = async (trunk: TrunkMap, last: LastLayer) => {
    finishing ??= InferenceSession.create(lastLayerModel(), optionsFor(threads));
    return floats(await finishing, feedsOf(trunk, last), OUTPUT);
  };
  return {
    runtime: 'onnx',
    sha256: weights.sha256,
    features: (views, last) =>
      inTurn(views, async (view) => (last ? finish(await look(view, TRUNK), last) : look(view, OUTPUT))),
    trunk: (views) => inTurn(views, (view) => look(view, TRUNK)),
    finish: (trunks, last) => inTurn(trunks, (trunk) => finish(trunk, last)),
    tensors: () => 0,
    async dispose() {
      await session.release();
      await (await finishing)?.release();
    },
  };
}

/** One at a time: a batch is no faster on one thread, and its memory stays with the session. */
async function inTurn<T>(inputs: readonly T[], compute: (input: T) => Promise<Float32Array>): Promise<Float32Array[]> {
  const outputs: Float32Array[] = [];
  for (const input of inputs) outputs.push(await compute(input));
  return outputs;
}

/** The layer comes as inputs, not as a session of its own: any number of versions can take turns. */
const feedsOf = (trunk: TrunkMap, { weights, bias }: LastLayer) => ({
  [TRUNK]: new Tensor('float32', trunk, [CELLS, TRUNK_CHANNELS]),
  weights: new Tensor('float32', weights, [TRUNK_CHANNELS, CHANNELS]),
  bias: new Tensor('float32', bias, [CHANNELS]),
});

async function floats(session: InferenceSession, feeds: InferenceSession.FeedsType, name: string) {
  const data = (await session.run(feeds, [name]))[name]?.data;
  if (!(data instanceof Float32Array)) throw new TypeError('ONNX Runtime gave no floats');
  return data;
}
