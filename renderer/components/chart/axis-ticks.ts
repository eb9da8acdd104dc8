/** Steps between lines that are read easily. */
const EASY = [1, 2, 5, 10];

export const SHARES = [0, 0.25, 0.5, 0.75, 1] as const;

/** Where lines are drawn from 0 up to the largest value, `least` at least: three to five, at numbers read easily. */
export function axisTicks(values: readonly (number | undefined)[], least: number): number[] {
  const most = values.reduce<number>((top, value) => Math.max(top, value ?? 0), least);
  const power = 10 ** Math.floor(Math.log10(most / 4));
  const step = power * EASY.find((easy) => easy * power * 4 >= most - 1e-9)!;
  const lines = Math.ceil(most / step - 1e-9);
  return Array.from({ length: lines + 1 }, (_, line) => Number((line * step).toPrecision(6)));
}
