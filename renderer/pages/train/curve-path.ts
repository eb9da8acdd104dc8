/** A point of a curve, in the chart's own units: x and y from 0 to 1, y upwards. */
export interface Place {
  x: number;
  y: number;
}

/** Points as an SVG path in a box of that size. */
export function curvePath(places: readonly Place[], width: number, height: number): string {
  return places
    .map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${(x * width).toFixed(1)} ${((1 - y) * height).toFixed(1)}`)
    .join(' ');
}

/** Values between their lowest and highest; a flat curve lies in the middle. */
export function scaled(points: readonly { step: number; value: number }[], most?: number, least?: number): Place[] {
  const values = points.map(({ value }) => value);
  const low = least ?? Math.min(...values);
  const high = most ?? Math.max(...values);
  const last = Math.max(1, ...points.map(({ step }) => step));
  return points.map(({ step, value }) => ({
    x: step / last,
    y: high === low ? 0.5 : Math.min(1, Math.max(0, (value - low) / (high - low))),
  }));
}
