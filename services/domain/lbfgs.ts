/** A function to make small: its value at a point, and its gradient there (written into `gradient`). */
export type Slope = (point: Float64Array, gradient: Float64Array) => number;

export interface Step {
  step: number;
  value: number;
  /** Largest part of the gradient: near 0 at the bottom. */
  steepest: number;
  point: Float64Array;
}

/** Earlier steps that stand in for the curvature. */
const MEMORY = 8;
/** Share of the promised descent a step must bring (Armijo). */
const ENOUGH = 1e-4;
const MOST_HALVINGS = 20;

interface Move {
  moved: Float64Array;
  bent: Float64Array;
  scale: number;
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += one[at]! * other[at]!;
  return sum;
}

function addTo(target: Float64Array, factor: number, other: Float64Array): void {
  for (let at = 0; at < target.length; at++) target[at]! += factor * other[at]!;
}

/** Where to go from here: the gradient, turned by what the last moves tell of the curvature (two-loop recursion). */
function direction(gradient: Float64Array, moves: readonly Move[]): Float64Array {
  const result = gradient.map((value) => -value);
  const factors: number[] = [];
  for (const move of [...moves].reverse()) {
    const factor = move.scale * dot(move.moved, result);
    factors.push(factor);
    addTo(result, -factor, move.bent);
  }
  const last = moves.at(-1);
  const stretch = last
    ? 1 / (last.scale * dot(last.bent, last.bent))
    : 1 / Math.max(1, Math.sqrt(dot(gradient, gradient)));
  for (let at = 0; at < result.length; at++) result[at]! *= stretch;
  for (const move of moves) addTo(result, factors.pop()! - move.scale * dot(move.bent, result), move.moved);
  return result;
}

/**
 * Minimises a smooth convex function by L-BFGS (Liu and Nocedal 1989) with a halving line search. Yields after each
 * step, so that the caller decides when it is enough; ends by itself where no step goes further down. Nothing in it is
 * random: the same slope gives the same steps.
 */
export function* minimise(slope: Slope, start: Float64Array): Generator<Step> {
  let point = start.slice();
  let gradient = new Float64Array(point.length);
  let value = slope(point, gradient);
  let moves: Move[] = [];
  for (let step = 1; ; step++) {
    const way = direction(gradient, moves);
    const descent = dot(gradient, way);
    if (!(descent < 0)) return;
    const nextGradient = new Float64Array(point.length);
    let length = 1;
    let next = point;
    let nextValue = Number.POSITIVE_INFINITY;
    for (let halving = 0; halving < MOST_HALVINGS && !(nextValue <= value + ENOUGH * length * descent); halving++) {
      length = halving === 0 ? 1 : length / 2;
      next = point.slice();
      addTo(next, length, way);
      nextValue = slope(next, nextGradient);
    }
    if (!(nextValue < value)) return;
    const moved = next.map((coordinate, at) => coordinate - point[at]!);
    const bent = nextGradient.map((part, at) => part - gradient[at]!);
    const curvature = dot(moved, bent);
    if (curvature > 1e-14) moves = [...moves, { moved, bent, scale: 1 / curvature }].slice(-MEMORY);
    point = next;
    gradient = nextGradient;
    value = nextValue;
    yield { step, value, steepest: gradient.reduce((most, part) => Math.max(most, Math.abs(part)), 0), point };
  }
}
