import type { Tensor, Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import type { BackboneWeights, Layer } from '../../domain/backbone-weights.ts';
import { CHANNELS, GRID, type Pixels, SIDE } from '../../domain/features.ts';
import { fromFloat16 } from '../../domain/float16.ts';
import { type LastLayer, TRUNK_CHANNELS, type TrunkMap } from '../../domain/last-layer.ts';
import type { Backbone } from '../../ports/backbone.ts';
import type { Tf } from './tf.ts';

type Run = (input: Tensor4D, remembered: Tensor4D) => Tensor4D;
interface BuiltStep {
  remembers: boolean;
  run: Run;
  own: Tensor[];
}

/** The backbone on TensorFlow.js, native or WebAssembly. A run holds the calling thread until it is done. */
export function createTfjsBackbone(tf: Tf, weights: BackboneWeights): Backbone {
  const { mean, scale } = weights.normalise;
  const steps = weights.steps.map((step) => build(tf, step));
  const [before, last] = [steps.slice(0, -1), steps.at(-1)!];
  const trunkOf = (view: Pixels): Tensor4D => {
    let now = tf.div<Tensor4D>(tf.sub(tf.tensor4d(Float32Array.from(view), [1, SIDE, SIDE, 3]), mean), scale);
    let remembered = now;
    for (const step of before) {
      if (step.remembers) remembered = now;
      now = step.run(now, remembered);
    }
    return now;
  };
  const finishWith = (trunk: Tensor4D, layer?: LastLayer): Tensor4D =>
    layer ? applyLayer(tf, trunk, layer) : last.run(trunk, trunk);
  const fromNumbers = (trunk: TrunkMap) => tf.tensor4d(trunk, [1, GRID, GRID, TRUNK_CHANNELS]);
  return {
    runtime: tf.getBackend() === 'wasm' ? 'tfjs-wasm' : 'tfjs-node',
    sha256: weights.sha256,
    // One view at a time: a batch is no faster on either backend, and WebAssembly's memory grows with it for good.
    features: async (views, layer) => views.map((view) => numbers(tf, () => finishWith(trunkOf(view), layer))),
    trunk: async (views) => views.map((view) => numbers(tf, () => trunkOf(view))),
    finish: async (trunks, layer) => trunks.map((trunk) => numbers(tf, () => finishWith(fromNumbers(trunk), layer))),
    tensors: () => tf.memory().numTensors,
    async dispose() {
      for (const tensor of steps.flatMap((step) => step.own)) tensor.dispose();
    },
  };
}

/** The numbers of what is computed; no tensor is left behind. */
function numbers(tf: Tf, compute: () => Tensor4D): Float32Array {
  const output = tf.tidy(compute);
  try {
    return output.dataSync<'float32'>();
  } finally {
    output.dispose();
  }
}

/** The layer's tensors live for this one view: copying them costs little beside the view. */
function applyLayer(tf: Tf, x: Tensor4D, { weights, bias }: LastLayer): Tensor4D {
  return tf.fused.conv2d({
    x,
    filter: tf.tensor4d(weights, [1, 1, TRUNK_CHANNELS, CHANNELS]),
    bias: tf.tensor1d(bias),
    strides: 1,
    pad: 'same',
    activation: 'relu6',
  });
}

function build(tf: Tf, step: BackboneWeights['steps'][number]): BuiltStep {
  if (step.op === 'block') return { remembers: true, run: (input) => input, own: [] };
  if (step.op === 'add') return { remembers: false, run: (input, before) => tf.add(input, before), own: [] };
  return buildLayer(tf, step);
}

function buildLayer(tf: Tf, layer: Layer): BuiltStep {
  const filter: Tensor4D = tf.tensor4d(fromFloat16(layer.weights), layer.shape);
  const bias: Tensor1D = tf.tensor1d(fromFloat16(layer.bias));
  const convolve = layer.op === 'conv' ? tf.fused.conv2d : tf.fused.depthwiseConv2d;
  const activation = layer.relu6 ? 'relu6' : 'linear';
  // Only the stride is kept, so that the file's bytes can go.
  const strides = layer.stride;
  const run: Run = (x) => convolve({ x, filter, bias, strides, pad: 'same', activation });
  return { remembers: false, run, own: [filter, bias] };
}
