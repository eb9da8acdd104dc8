import { channelsOut } from './backbone-graph.ts';
import type { BackboneWeights, Layer } from './backbone-weights.ts';
import { CHANNELS, SIDE } from './features.ts';
import type { Model } from './model.ts';

/** A layer as Keras writes it: its class, its settings, and the layers it takes. */
interface KerasLayer {
  class_name: string;
  name: string;
  config: Record<string, unknown>;
  inbound_nodes: [string, number, number, object][][];
}

interface Weight {
  name: string;
  shape: number[];
  dtype: 'float32';
  quantization?: { dtype: 'float16'; original_dtype: 'float32' };
}

/** Below this an embedding counts as nothing; its square does not vanish in float32. */
const TINY = 1e-12;

/**
 * A version whole, as a TensorFlow.js layers model of standard layers only: `model.json` and `weights.bin`. RGB from 0
 * to 255 in (SIDE x SIDE x 3), scores out.
 *
 * No standard layer scales a vector to unit length, but layer normalisation of the vector beside its own negative does:
 * their mean is 0 and their variance is the squared length over CHANNELS. What is left is a factor for the head.
 */
export function layersModel(backbone: BackboneWeights, model: Model): { json: string; weights: Uint8Array } {
  const { classes, head, temperature, tuned } = model;
  const build = startModel();
  const { mean, scale } = backbone.normalise;
  const input = build.add('InputLayer', [], { batch_input_shape: [null, SIDE, SIDE, 3], dtype: 'float32' });
  let last = build.add('Rescaling', [input], { scale: 1 / scale, offset: -mean / scale });
  let remembered = last;
  for (const step of backbone.steps) {
    if (step.op === 'block') remembered = last;
    else if (step.op === 'add') last = build.add('Add', [last, remembered], {});
    else {
      const convolved = convolution(build, step, last, step === backbone.steps.at(-1) ? tuned : undefined);
      last = step.relu6 ? build.add('ReLU', [convolved], { max_value: 6 }) : convolved;
    }
  }
  const embedding = build.add('GlobalAveragePooling2D', [last], {});
  const negative = build.add('Rescaling', [embedding], { scale: -1, offset: 0 });
  const both = build.add('Concatenate', [embedding, negative], { axis: -1 });
  const normal = { axis: -1, epsilon: TINY, center: false, scale: false };
  const unit = build.add('LayerNormalization', [both], normal);
  const factor = 1 / (Math.sqrt(CHANNELS) * temperature);
  const kernel = new Float32Array(2 * CHANNELS * classes.length);
  kernel.set(head.weights.map((weight) => weight * factor));
  const scores = build.add('Dense', [unit], { units: classes.length, activation: 'softmax', use_bias: true });
  build.floats(`${scores}/kernel`, [2 * CHANNELS, classes.length], kernel);
  build.floats(
    `${scores}/bias`,
    [classes.length],
    head.bias.map((bias) => bias / temperature),
  );
  return build.end(model.version, input, scores);
}

function convolution(build: Build, layer: Layer, input: string, tuned: Model['tuned']): string {
  const [height, width] = layer.shape;
  const shared = {
    kernel_size: [height, width],
    strides: [layer.stride, layer.stride],
    padding: 'same',
    use_bias: true,
  };
  const deep = layer.op === 'depthwise';
  const name = deep
    ? build.add('DepthwiseConv2D', [input], { ...shared, depth_multiplier: 1 })
    : build.add('Conv2D', [input], { ...shared, filters: channelsOut(layer) });
  const kernel = `${name}/${deep ? 'depthwise_kernel' : 'kernel'}`;
  const [bias, wide] = [`${name}/bias`, [channelsOut(layer)]];
  if (tuned) {
    build.floats(kernel, layer.shape, tuned.weights);
    build.floats(bias, wide, tuned.bias);
  } else {
    build.halves(kernel, layer.shape, layer.weights);
    build.halves(bias, wide, layer.bias);
  }
  return name;
}

type Build = ReturnType<typeof startModel>;

function startModel() {
  const layers: KerasLayer[] = [];
  const weights: Weight[] = [];
  const blocks: Uint8Array[] = [];
  return {
    /** Gives the layer's name. */
    add(className: string, from: string[], config: Record<string, unknown>): string {
      const name = `${className.toLowerCase()}_${layers.length}`;
      const inbound = from.length === 0 ? [] : [from.map((one): [string, number, number, object] => [one, 0, 0, {}])];
      layers.push({
        class_name: className,
        name,
        config: { ...config, name, trainable: false },
        inbound_nodes: inbound,
      });
      return name;
    },
    /** Float16 numbers, as they lie in the backbone's file. */
    halves(name: string, shape: number[], bytes: Uint8Array): void {
      weights.push({
        name,
        shape,
        dtype: 'float32',
        quantization: { dtype: 'float16', original_dtype: 'float32' },
      });
      blocks.push(bytes);
    },
    floats(name: string, shape: number[], { buffer, byteOffset, byteLength }: Float32Array): void {
      weights.push({ name, shape, dtype: 'float32' });
      blocks.push(new Uint8Array(buffer, byteOffset, byteLength));
    },
    end(name: string, input: string, output: string) {
      const config = { name, layers, input_layers: [[input, 0, 0]], output_layers: [[output, 0, 0]] };
      const json = JSON.stringify({
        format: 'layers-model',
        generatedBy: 'Meadow',
        convertedBy: null,
        modelTopology: {
          keras_version: '2.15.0',
          backend: 'tensorflow',
          model_config: { class_name: 'Functional', config },
        },
        weightsManifest: [{ paths: ['weights.bin'], weights }],
      });
      return { json, weights: new Uint8Array(Buffer.concat(blocks)) };
    },
  };
}
