import { CHANNELS, type Embedding, type FeatureMap, GRID } from './features.ts';

const CELLS = GRID * GRID;

/** Mean of a feature map over its cells. */
export function embeddingOf(map: FeatureMap): Embedding {
  const sums = new Float64Array(CHANNELS);
  for (let cell = 0; cell < CELLS; cell++)
    for (let channel = 0, at = cell * CHANNELS; channel < CHANNELS; channel++, at++) sums[channel]! += map[at]!;
  return Float32Array.from(sums, (sum) => sum / CELLS);
}

/** An embedding scaled to length 1: what heads are trained on, and what is compared. Zeros stay zeros. */
export function unitLength(embedding: Embedding): Embedding {
  let squares = 0;
  for (let at = 0; at < embedding.length; at++) squares += embedding[at]! * embedding[at]!;
  const length = Math.sqrt(squares) || 1;
  const unit = new Float32Array(embedding.length);
  for (let at = 0; at < embedding.length; at++) unit[at] = embedding[at]! / length;
  return unit;
}
