import { channelsOut } from '../../domain/backbone-graph.ts';
import type { BackboneWeights, Layer } from '../../domain/backbone-weights.ts';
import { CHANNELS, GRID, SIDE } from '../../domain/features.ts';
import { attribute, encodeOnnx, FLOAT, type OnnxNode, type OnnxTensor, UINT8, value } from './onnx-format.ts';

export const INPUT = 'pixels';
export const OUTPUT = 'features';

/**
 * The backbone as an ONNX model: RGB bytes in (1 x SIDE x SIDE x 3), a feature map out (1 x GRID x GRID x
 * CHANNELS). Scaling the pixels is part of the graph, so that no JavaScript loops over them.
 */
export function onnxModel({ steps, normalise }: BackboneWeights): Uint8Array {
  const node: OnnxNode[] = [];
  const initializer: OnnxTensor[] = [
    floats('mean', [], [normalise.mean]),
    floats('scale', [], [normalise.scale]),
    floats('zero', [], [0]),
    floats('six', [], [6]),
  ];
  let last = INPUT;
  const apply = (opType: string, inputs: string[] = [], attributes: OnnxNode['attribute'] = []) => {
    const output = `t${node.length}`;
    node.push({ opType, input: [last, ...inputs], output: [output], attribute: attributes });
    last = output;
  };

  apply('Cast', [], [attribute.int('to', FLOAT)]);
  apply('Sub', ['mean']);
  apply('Div', ['scale']);
  apply('Transpose', [], [attribute.ints('perm', [0, 3, 1, 2])]);
  let remembered = last;
  for (const [i, step] of steps.entries()) {
    if (step.op === 'block') remembered = last;
    else if (step.op === 'add') apply('Add', [remembered]);
    else {
      initializer.push(
        floats(`w${i}`, kernelShape(step), kernel(step)),
        floats(`b${i}`, [step.bias.length], step.bias),
      );
      apply('Conv', [`w${i}`, `b${i}`], convolution(step));
      if (step.relu6) apply('Clip', ['zero', 'six']);
    }
  }
  apply('Transpose', [], [attribute.ints('perm', [0, 2, 3, 1])]);
  node[node.length - 1]!.output = [OUTPUT];

  return encodeOnnx({
    node,
    initializer,
    input: [value(INPUT, UINT8, [1, SIDE, SIDE, 3])],
    output: [value(OUTPUT, FLOAT, [1, GRID, GRID, CHANNELS])],
  });
}

/** SAME_UPPER is TensorFlow's SAME: where the padding is odd, the far side gets more. */
function convolution(layer: Layer) {
  return [
    attribute.text('auto_pad', 'SAME_UPPER'),
    attribute.ints('strides', [layer.stride, layer.stride]),
    attribute.int('group', layer.op === 'depthwise' ? channelsOut(layer) : 1),
  ];
}

/** ONNX orders a kernel out, in, height, width; a depthwise one has one channel in for each group. */
function kernelShape({ op, shape: [height, width, input, output] }: Layer): number[] {
  return op === 'conv' ? [output, input, height, width] : [input, 1, height, width];
}

/** Both kinds of kernel turn into ONNX's order the same way: the last axis of all to the front. */
function kernel({ shape: [height, width, input, output], weights }: Layer): Float32Array {
  const area = height * width;
  const turned = new Float32Array(weights.length);
  for (let cell = 0; cell < area; cell++)
    for (let i = 0; i < input; i++)
      for (let o = 0; o < output; o++)
        turned[(o * input + i) * area + cell] = weights[(cell * input + i) * output + o]!;
  return turned;
}

function floats(name: string, dims: number[], numbers: ArrayLike<number>): OnnxTensor {
  const data = numbers instanceof Float32Array ? numbers : Float32Array.from(numbers);
  const rawData = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return { name, dims, dataType: FLOAT, rawData };
}
