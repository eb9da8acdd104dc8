import type { BackboneWeights } from './backbone-weights.ts';
import { CHANNELS } from './features.ts';
import { fromFloat16 } from './float16.ts';

/** Numbers in a cell of what a backbone gives its last layer. */
export const TRUNK_CHANNELS = 320;

/** What a backbone gives its last layer of one view: GRID x GRID x TRUNK_CHANNELS numbers, row by row, channels last. */
export type TrunkMap = Float32Array;

/** The last layer of a backbone: in each cell a matrix product, a bias, and a clip to 0 to 6. */
export interface LastLayer {
  /** TRUNK_CHANNELS x CHANNELS, row by row. */
  weights: Float32Array;
  /** CHANNELS numbers. */
  bias: Float32Array;
}

/** A backbone's own last layer. Throws a RangeError where it ends otherwise. */
export function lastLayerOf({ steps }: Pick<BackboneWeights, 'steps'>): LastLayer {
  const last = steps.at(-1);
  const fits = last?.op === 'conv' && last.relu6 && last.shape.join() === [1, 1, TRUNK_CHANNELS, CHANNELS].join();
  if (!fits) throw new RangeError('The backbone does not end in a 1x1 convolution that can be tuned');
  return { weights: fromFloat16(last.weights), bias: fromFloat16(last.bias) };
}
