import { CHANNELS, type Embedding } from './features.ts';
import type { References } from './model.ts';

/** An embedding of unit length as one byte a channel: `row` divided by `scale` is the embedding, nearly. */
export function quantise(unit: Embedding): { row: Int8Array; scale: number } {
  const largest = unit.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scale = Math.fround(largest === 0 ? 1 : 127 / largest);
  return { row: Int8Array.from(unit, (value) => Math.round(value * scale)), scale };
}

/** Cosine similarity of an embedding of unit length to each reference; what rounding puts above 1 is 1. */
export function similarities(unit: Embedding, { vectors, scales }: References): Float32Array {
  const cosines = new Float32Array(scales.length);
  for (let row = 0; row < scales.length; row++)
    cosines[row] = Math.min(1, dot(unit, vectors, row * CHANNELS) / scales[row]!);
  return cosines;
}

/** Four sums at a time, so that none waits for the one before it. CHANNELS is a multiple of four. */
function dot(unit: Embedding, vectors: Int8Array, start: number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = 0; i < CHANNELS; i += 4) {
    a += unit[i]! * vectors[start + i]!;
    b += unit[i + 1]! * vectors[start + i + 1]!;
    c += unit[i + 2]! * vectors[start + i + 2]!;
    d += unit[i + 3]! * vectors[start + i + 3]!;
  }
  return a + b + (c + d);
}

/** Indices of the highest values, highest first; of equals, the earlier one first. */
export function highest(values: Float32Array, count: number): number[] {
  const best: number[] = [];
  for (let i = 0; i < values.length; i++) {
    if (best.length === count && values[i]! <= values[best[count - 1]!]!) continue;
    const place = best.findIndex((other) => values[i]! > values[other]!);
    best.splice(place === -1 ? best.length : place, 0, i);
    if (best.length > count) best.pop();
  }
  return best;
}
