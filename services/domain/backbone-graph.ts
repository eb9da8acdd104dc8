import { z } from 'zod';
import { sha256 } from '../../contract/shapes/photo.ts';
import { CHANNELS, GRID, SIDE } from './features.ts';

const side = z.int().min(1).max(16);
const channels = z.int().min(1).max(8192);
const stride = z.union([z.literal(1), z.literal(2)]);

/** A convolution, its batch normalisation folded in; `shape` is height, width, channels in, channels out. */
const conv = z.strictObject({
  op: z.literal('conv'),
  shape: z.tuple([side, side, channels, channels]),
  stride,
  relu6: z.boolean(),
});

/** One filter a channel; `shape` is height, width, channels, 1. */
const depthwise = z.strictObject({
  op: z.literal('depthwise'),
  shape: z.tuple([side, side, channels, z.literal(1)]),
  stride,
  relu6: z.boolean(),
});

const op = z.discriminatedUnion('op', [
  conv,
  depthwise,
  z.strictObject({ op: z.literal('block') }),
  z.strictObject({ op: z.literal('add') }),
]);

/** What `graph.json` of a backbone says: a chain of layers with residual sums. */
export const backboneGraph = z.strictObject({
  name: z.string().min(1),
  input: z.tuple([z.literal(SIDE), z.literal(SIDE), z.literal(3)]),
  normalise: z.strictObject({ mean: z.number(), scale: z.number().positive() }),
  padding: z.literal('same'),
  features: z.literal(CHANNELS),
  map: z.tuple([z.literal(GRID), z.literal(GRID), z.literal(CHANNELS)]),
  weights: z.strictObject({
    file: z.string().regex(/^[\w.-]+$/),
    dtype: z.literal('float16-le'),
    order: z.string(),
    sha256,
  }),
  ops: z.array(op).min(1).max(1000),
});
export type BackboneGraph = z.infer<typeof backboneGraph>;
export type LayerOp = z.infer<typeof conv> | z.infer<typeof depthwise>;

/** Channels a layer gives. */
export function channelsOut(layer: LayerOp): number {
  return layer.op === 'conv' ? layer.shape[3] : layer.shape[2];
}
