import type { DotItemDotProps } from 'recharts';

/** Draws a dot where a point has no neighbour, so that no line would show it. */
export function lonely(values: readonly (number | undefined)[]) {
  return ({ key, cx, cy, index, stroke }: DotItemDotProps) => {
    const alone = values[index - 1] === undefined && values[index + 1] === undefined;
    return alone && values[index] !== undefined && cx !== undefined && cy !== undefined ? (
      <circle key={key} cx={cx} cy={cy} r={2.5} fill={stroke} />
    ) : (
      <g key={key} />
    );
  };
}
