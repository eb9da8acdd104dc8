/**
 * From nothing to most: violet, red, orange, pale yellow. Lightness rises all the way, so the map reads the same for
 * every eye and in grey (after the "inferno" map of matplotlib, public domain).
 */
export const heatStops = [
  [20, 11, 53],
  [101, 21, 110],
  [188, 55, 84],
  [237, 105, 37],
  [251, 180, 26],
  [252, 255, 164],
] as const;

/** Where nothing speaks for the class the photo stays as it is; where most does it is covered this much. */
const MOST_COVER = 0.8;

/** Red, green, blue and cover (0 to 255) of a strength from 0 to 1. */
export function heatColor(strength: number): [number, number, number, number] {
  const sure = Math.min(Math.max(strength, 0), 1);
  const at = sure * (heatStops.length - 1);
  const from = heatStops[Math.floor(at)]!;
  const to = heatStops[Math.ceil(at)]!;
  const part = at - Math.floor(at);
  const mix = (channel: 0 | 1 | 2) => from[channel] + (to[channel] - from[channel]) * part;
  return [mix(0), mix(1), mix(2), 255 * MOST_COVER * sure * (2 - sure)];
}
