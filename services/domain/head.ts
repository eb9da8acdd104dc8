import { CHANNELS, type Embedding } from './features.ts';
import type { Head } from './model.ts';

/** What the head says of an embedding of unit length: one number a class, not yet a probability. */
export function logits({ weights, bias }: Head, unit: Embedding): Float64Array {
  const classes = bias.length;
  const sums = Float64Array.from(bias);
  for (let channel = 0, at = 0; channel < CHANNELS; channel++) {
    const value = unit[channel]!;
    for (let k = 0; k < classes; k++, at++) sums[k]! += value * weights[at]!;
  }
  return sums;
}

/** Probabilities that add up to 1; a temperature above 1 makes them less sure (Guo et al., 2017). */
export function softmax(logits: Float64Array, temperature: number): Float64Array {
  const most = logits.reduce((a, b) => Math.max(a, b), -Infinity);
  const powers = logits.map((logit) => Math.exp((logit - most) / temperature));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}
