import { CHANNELS } from './features.ts';

/** The mean of rows (rows x width). */
export function meanRow(rows: Float32Array, width = CHANNELS): Float64Array {
  const sums = new Float64Array(width);
  for (let start = 0; start < rows.length; start += width) {
    for (let channel = 0; channel < width; channel++) sums[channel]! += rows[start + channel]!;
  }
  return sums.map((sum) => (sum * width) / rows.length);
}
