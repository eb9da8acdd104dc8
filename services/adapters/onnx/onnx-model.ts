import { channelsOut } from '../../domain/backbone-graph.ts';
import type { BackboneWeights, Layer } from '../../domain/backbone-weights.ts';
import { CHANNELS, GRID, SIDE } from '../../domain/features.ts';
import { type LastLayer, TRUNK_CHANNELS } from '../../domain/last-layer.ts';
import {
  attribute,
  encodeOnnx,
  FLOAT,
  FLOAT16,
  type OnnxAttribute,
  type OnnxNode,
  type OnnxTensor,
  UINT8,
  value,
} from './onnx-format.ts';

export const INPUT = 'pixels';
export const OUTPUT = 'features';
/** What the last layer gets (1 x GRID x GRID x TRUNK_CHANNELS). */
export const TRUNK = 'trunk';

/**
 * The backbone as an ONNX model: RGB bytes in (1 x SIDE x SIDE x 3), a feature map out (1 x GRID x GRID x CHANNELS),
 * and what its last layer was given. Scaling the pixels is part of the graph, and so is turning the weights from the file's float16 and order into what
 * ONNX convolves: the runtime does that once, when it loads the model, and no JavaScript loops over numbers.
 */
export function onnxModel(weights: BackboneWeights): Uint8Array {
  const graph = startGraph();
  const { last, trunk } = addBackbone(graph, weights);
  const channelsLast = [attribute.ints('perm', [0, 2, 3, 1])];
  graph.node('Transpose', [last], channelsLast, OUTPUT);
  graph.node('Transpose', [trunk], channelsLast, TRUNK);
  return encodeOnnx({
    ...graph.parts,
    input: [value(INPUT, UINT8, [1, SIDE, SIDE, 3])],
    output: [value(OUTPUT, FLOAT, [1, GRID, GRID, CHANNELS]), value(TRUNK, FLOAT, [1, GRID, GRID, TRUNK_CHANNELS])],
  });
}

/** The backbone from its input's bytes on, channels first; `tuned` takes the place of its last layer. */
export function addBackbone(graph: Graph, { steps, normalise }: BackboneWeights, tuned?: LastLayer) {
  const pixels = graph.node('Cast', [INPUT], [attribute.int('to', FLOAT)]);
  const centred = graph.node('Sub', [pixels, graph.scalar(normalise.mean)]);
  const scaled = graph.node('Div', [centred, graph.scalar(normalise.scale)]);
  let last = graph.node('Transpose', [scaled], [attribute.ints('perm', [0, 3, 1, 2])]);
  let remembered = last;
  const [zero, six] = [graph.scalar(0), graph.scalar(6)];
  let trunk = last;
  for (const step of steps) {
    trunk = last;
    if (step.op === 'block') remembered = last;
    else if (step.op === 'add') last = graph.node('Add', [last, remembered]);
    else {
      last = convolution(graph, step, last, step === steps.at(-1) ? tuned : undefined);
      if (step.relu6) last = graph.node('Clip', [last, zero, six]);
    }
  }
  return { last, trunk };
}

/**
 * SAME_UPPER is TensorFlow's SAME: where the padding is odd, the far side gets more. Kernels come as height, width,
 * in, out and leave as out, in, height, width; a depthwise one, height, width, channels, 1, as channels, 1, height,
 * width.
 */
function convolution(graph: Graph, layer: Layer, input: string, tuned?: LastLayer): string {
  const turn = layer.op === 'conv' ? [3, 2, 0, 1] : [2, 3, 0, 1];
  const given = tuned ? graph.floats(layer.shape, tuned.weights) : graph.numbers(layer.shape, layer.weights);
  const kernel = graph.node('Transpose', [given], [attribute.ints('perm', turn)]);
  const width = [channelsOut(layer)];
  const bias = tuned ? graph.floats(width, tuned.bias) : graph.numbers(width, layer.bias);
  return graph.node(
    'Conv',
    [input, kernel, bias],
    [
      attribute.text('auto_pad', 'SAME_UPPER'),
      attribute.ints('strides', [layer.stride, layer.stride]),
      attribute.int('group', layer.op === 'depthwise' ? channelsOut(layer) : 1),
    ],
  );
}

export type Graph = ReturnType<typeof startGraph>;

/** Collects nodes and constants; each is named by its number. */
export function startGraph() {
  const node: OnnxNode[] = [];
  const initializer: OnnxTensor[] = [];
  const add = (opType: string, input: string[], attributes: OnnxAttribute[] = [], output = `n${node.length}`) => {
    node.push({ opType, input, output: [output], attribute: attributes });
    return output;
  };
  const constant = (dims: number[], dataType: number, rawData: Uint8Array) => {
    const name = `c${initializer.length}`;
    initializer.push({ name, dims, dataType, rawData });
    return name;
  };
  return {
    parts: { node, initializer },
    node: add,
    floats: (dims: number[], { buffer, byteOffset, byteLength }: Float32Array) =>
      constant(dims, FLOAT, new Uint8Array(buffer, byteOffset, byteLength)),
    scalar: (number: number) => constant([], FLOAT, new Uint8Array(Float32Array.of(number).buffer)),
    /** Float16 bytes as float32 numbers. */
    numbers: (dims: number[], halves: Uint8Array) =>
      add('Cast', [constant(dims, FLOAT16, halves)], [attribute.int('to', FLOAT)]),
  };
}
