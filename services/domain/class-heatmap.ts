import type { Heatmap } from '../../contract/shapes/verdict.ts';
import { CHANNELS, type FeatureMap, GRID } from './features.ts';
import type { Head } from './model.ts';

/**
 * Where a photo speaks for a class: the class activation map (Zhou et al., 2016) of the class against the mean of all
 * classes, so that what speaks for every class alike counts for nothing. The strongest cell is 255.
 */
export function classHeatmap(map: FeatureMap, head: Head, best: number): Heatmap {
  const direction = contrast(head, best);
  const evidence = Array.from({ length: GRID * GRID }, (_, cell) => {
    let sum = 0;
    for (let channel = 0; channel < CHANNELS; channel++) sum += map[cell * CHANNELS + channel]! * direction[channel]!;
    return Math.max(0, sum);
  });
  const most = Math.max(...evidence) || 1;
  return { rows: GRID, columns: GRID, cells: evidence.map((value) => Math.round((value / most) * 255)) };
}

/** The weights of one class less the mean over all classes. */
function contrast({ weights, bias }: Head, best: number): Float64Array {
  const classes = bias.length;
  return Float64Array.from({ length: CHANNELS }, (_, channel) => {
    const row = weights.subarray(channel * classes, (channel + 1) * classes);
    return row[best]! - row.reduce((a, b) => a + b, 0) / classes;
  });
}
