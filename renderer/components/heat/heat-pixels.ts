import { heatColor } from '../../../contract/shapes/heat-color.ts';
import type { Heatmap } from '../../../contract/shapes/verdict.ts';

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

/** For each pixel along one side, how much each cell has a say: a bell around its middle. */
function shares(cells: number, side: number): number[][] {
  return Array.from({ length: side }, (_, pixel) => {
    const place = ((pixel + 0.5) / side) * cells - 0.5;
    const bells = Array.from({ length: cells }, (__, cell) => Math.exp(-((place - cell) ** 2) / (2 * REACH ** 2)));
    const sum = bells.reduce((all, bell) => all + bell, 0);
    return bells.map((bell) => bell / sum);
  });
}
