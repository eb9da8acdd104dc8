import type { DotItemDotProps } from 'recharts';

/** Draws a dot where a point has no neighbour, so that no line would show it. */
export function lonely(values: readonly (number | undefined)[]) {
  const alone = (at: number) =>
    values[at] !== undefined && values[at - 1] === undefined && values[at + 1] === undefined;
  if (!values.some((_value, at) => alone(at))) return false;
  return ({ key, cx, cy, index, stroke }: DotItemDotProps) =>
    alone(index) && cx !== undefined && cy !== undefined ? (
      <circle key={key} cx={cx} cy={cy} r={2.5} fill={stroke} />
    ) : (
      <g key={key} />
    );
}
