import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readBackbone } from './backbone-weights.ts';
import { CHANNELS } from './features.ts';

/** The smallest chain that ends in a 7 x 7 x 1280 map: five halvings and a widening. */
const ops = [
  ...Array.from({ length: 5 }, () => ({ op: 'depthwise', shape: [3, 3, 3, 1], stride: 2, relu6: true })),
  { op: 'block' },
  { op: 'conv', shape: [1, 1, 3, 3], stride: 1, relu6: false },
  { op: 'add' },
  { op: 'conv', shape: [1, 1, 3, CHANNELS], stride: 1, relu6: true },
];
const numbers = 5 * (27 + 3) + (9 + 3) + (3 * CHANNELS + CHANNELS);
const weights = new Uint8Array(numbers * 2);

function graph(change: object = {}, bytes: Uint8Array = weights): Uint8Array {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const whole = {
    name: 'small',
    input: [224, 224, 3],
    normalise: { mean: 127, scale: 128 },
    padding: 'same',
    features: CHANNELS,
    map: [7, 7, CHANNELS],
    weights: { file: 'w.bin', dtype: 'float16-le', order: 'as they come', sha256 },
    ops,
    ...change,
  };
  return Buffer.from(JSON.stringify(whole));
}

describe('a backbone', () => {
  it('is read layer by layer', () => {
    const { steps, name } = readBackbone(graph(), weights);
    expect(name).toBe('small');
    expect(steps.map(({ op }) => op)).toEqual(ops.map(({ op }) => op));
    expect(steps[0]).toMatchObject({ weights: { length: 54 }, bias: { length: 6 } });
  });

  it('is refused where its weights are others than its graph names', () => {
    const flipped = Uint8Array.from(weights);
    flipped[100] = 1;
    expect(() => readBackbone(graph(), flipped)).toThrow('not the ones its graph names');
  });

  it.each([
    ['has an operation nobody knows', { ops: [{ op: 'eval', code: '1' }] }],
    ['says more than it should', { extra: true }],
    [
      'asks for more numbers',
      { ops: [...ops, { op: 'conv', shape: [1, 1, CHANNELS, CHANNELS], stride: 1, relu6: false }] },
    ],
    ['has a layer that does not fit', { ops: ops.map((op, i) => (i === 1 ? { ...op, shape: [3, 1, 9, 1] } : op)) }],
    ['ends too large', { ops: ops.map((op, i) => (i === 0 ? { ...op, stride: 1 } : op)) }],
    ['adds what has another size', { ops: [ops[5], ...ops.slice(0, 5), ...ops.slice(6)] }],
  ])('is refused where its graph %s', (_, change) => {
    expect(() => readBackbone(graph(change), weights)).toThrow(expect.objectContaining({ code: 'model-refused' }));
  });

  it('is refused where its graph is no JSON', () => {
    expect(() => readBackbone(Buffer.from('{'), weights)).toThrow(expect.objectContaining({ code: 'model-refused' }));
  });
});
