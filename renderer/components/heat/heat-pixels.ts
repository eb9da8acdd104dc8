import type { Heatmap } from '../../../contract/shapes/verdict.ts';

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
/** How far a cell reaches, in cells: wide enough that no edge of a cell is seen. */
const REACH = 0.62;

/** The map as RGBA pixels, `side` x `side`, smooth between its cells. */
export function heatPixels({ rows, columns, cells }: Heatmap, side: number): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(side * side * 4);
  const down = shares(rows, side);
  const across = shares(columns, side);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      let strength = 0;
      for (let row = 0; row < rows; row += 1) {
        for (let column = 0; column < columns; column += 1) {
          strength += down[y]![row]! * across[x]![column]! * (cells[row * columns + column] ?? 0);
        }
      }
      pixels.set(heatColor(strength / 255), (y * side + x) * 4);
    }
  }
  return pixels;
}

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

/** For each pixel along one side, how much each cell has a say: a bell around its middle. */
function shares(cells: number, side: number): number[][] {
  return Array.from({ length: side }, (_, pixel) => {
    const place = ((pixel + 0.5) / side) * cells - 0.5;
    const bells = Array.from({ length: cells }, (__, cell) => Math.exp(-((place - cell) ** 2) / (2 * REACH ** 2)));
    const sum = bells.reduce((all, bell) => all + bell, 0);
    return bells.map((bell) => bell / sum);
  });
}
