import { CHANNELS } from './features.ts';

/** The mean of rows (rows x CHANNELS). */
export function meanRow(rows: Float32Array): Float64Array {
  const sums = new Float64Array(CHANNELS);
  for (let start = 0; start < rows.length; start += CHANNELS) {
    for (let channel = 0; channel < CHANNELS; channel++) sums[channel]! += rows[start + channel]!;
  }
  return sums.map((sum) => (sum * CHANNELS) / rows.length);
}
