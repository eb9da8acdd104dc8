import type { Random } from './random.ts';

/** Share of the steps in which the layer's begin small, until the head says something. */
const WARM_UP = 0.05;

/** Shares of the full rates: the layer's rises first; both then fall along half a cosine (Loshchilov and Hutter, 2017). */
export function rateAt(step: number, steps: number): { layer: number; head: number } {
  const fall = (from: number) => (1 + Math.cos((Math.PI * (step - from)) / Math.max(1, steps - from))) / 2;
  const warm = Math.ceil(steps * WARM_UP);
  return { layer: step < warm ? step / warm : fall(warm), head: fall(0) };
}

/** The rows of each step: all of them once an epoch, in an order of its own; a last part that is too small is left out. */
export function drawBatches(
  { rows, epochs }: { rows: readonly number[]; epochs: number },
  most: number,
  random: Random,
): number[][] {
  const size = Math.min(most, rows.length);
  return Array.from({ length: epochs }, () => {
    const order = shuffled(rows, random);
    return Array.from({ length: Math.floor(rows.length / size) }, (_, at) => order.slice(at * size, (at + 1) * size));
  }).flat();
}

/** Fisher and Yates. */
function shuffled(values: readonly number[], random: Random): number[] {
  const order = [...values];
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}
