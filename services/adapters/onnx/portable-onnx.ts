import type { BackboneWeights } from '../../domain/backbone-weights.ts';
import { CHANNELS, SIDE } from '../../domain/features.ts';
import type { Model } from '../../domain/model.ts';
import { attribute, encodeOnnx, FLOAT, UINT8, value } from './onnx-format.ts';
import { addBackbone, INPUT, startGraph } from './onnx-model.ts';

/** A version whole, as one ONNX model: RGB bytes in (1 x SIDE x SIDE x 3), `scores` out (1 x classes). */
export function portableOnnx(weights: BackboneWeights, { classes, head, temperature, tuned }: Model): Uint8Array {
  const graph = startGraph();
  const { last } = addBackbone(graph, weights, tuned);
  const mean = graph.node('Flatten', [graph.node('GlobalAveragePool', [last])], [attribute.int('axis', 1)]);
  const squares = [attribute.ints('axes', [1]), attribute.int('keepdims', 1)];
  // Zeros stay zeros.
  const length = graph.node('Max', [graph.node('ReduceL2', [mean], squares), graph.scalar(1e-12)]);
  const unit = graph.node('Div', [mean, length]);
  const product = graph.node('MatMul', [unit, graph.floats([CHANNELS, classes.length], head.weights)]);
  const logits = graph.node('Add', [product, graph.floats([classes.length], head.bias)]);
  const cooled = graph.node('Div', [logits, graph.scalar(temperature)]);
  graph.node('Softmax', [cooled], [attribute.int('axis', 1)], 'scores');
  return encodeOnnx({
    ...graph.parts,
    input: [value(INPUT, UINT8, [1, SIDE, SIDE, 3])],
    output: [value('scores', FLOAT, [1, classes.length])],
  });
}
