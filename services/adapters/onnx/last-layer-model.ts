import { CHANNELS, GRID } from '../../domain/features.ts';
import { TRUNK_CHANNELS } from '../../domain/last-layer.ts';
import { encodeOnnx, FLOAT, value } from './onnx-format.ts';
import { OUTPUT, startGraph, TRUNK } from './onnx-model.ts';

const CELLS = GRID * GRID;

/** A last layer as an ONNX model, its numbers inputs beside what it is given: features out (CELLS x CHANNELS). */
export function lastLayerModel(): Uint8Array {
  const graph = startGraph();
  const product = graph.node('MatMul', [TRUNK, 'weights']);
  const shifted = graph.node('Add', [product, 'bias']);
  graph.node('Clip', [shifted, graph.scalar(0), graph.scalar(6)], [], OUTPUT);
  return encodeOnnx({
    ...graph.parts,
    input: [
      value(TRUNK, FLOAT, [CELLS, TRUNK_CHANNELS]),
      value('weights', FLOAT, [TRUNK_CHANNELS, CHANNELS]),
      value('bias', FLOAT, [CHANNELS]),
    ],
    output: [value(OUTPUT, FLOAT, [CELLS, CHANNELS])],
  });
}
