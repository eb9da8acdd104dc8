/** What a function is at a point: its value, and its gradient there. */
export interface Evaluation {
  value: number;
  gradient: Float64Array;
}

export interface MinimiseOptions {
  /** Most steps. */
  steps: number;
  /** Ends earlier where no part of the gradient is larger than this. */
  tolerance: number;
  /**
   * What is known of the curvature beforehand: about the inverse of the Hessian, times a gradient; symmetric and
   * positive. The end is the same, the way there shorter.
   */
  precondition?: (gradient: Float64Array) => Float64Array;
}

/** Earlier steps that stand in for the curvature. */
const MEMORY = 8;
/** Share of the promised descent a step must bring (Armijo). */
const ENOUGH = 1e-4;
const MOST_HALVINGS = 20;
/** A move that bends less says nothing about the curvature but rounding. */
const LEAST_CURVATURE = 1e-14;

interface Move {
  moved: Float64Array;
  bent: Float64Array;
  scale: number;
}

interface Place extends Evaluation {
  point: Float64Array;
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += one[at]! * other[at]!;
  return sum;
}

function addTo(target: Float64Array, factor: number, other: Float64Array): void {
  for (let at = 0; at < target.length; at++) target[at]! += factor * other[at]!;
}

function difference(one: Float64Array, other: Float64Array): Float64Array {
  const result = one.slice();
  addTo(result, -1, other);
  return result;
}

function steepest(gradient: Float64Array): number {
  let most = 0;
  for (const part of gradient) most = Math.max(most, Math.abs(part));
  return most;
}

/** How far the first step goes where nothing is known of the curvature: not far. */
function firstStretch(gradient: Float64Array, { precondition }: MinimiseOptions): number {
  return precondition ? 1 : 1 / Math.max(1, Math.sqrt(dot(gradient, gradient)));
}

/** Where to go from here: the gradient, turned by what the last moves tell of the curvature (two-loop recursion). */
function directionAt(gradient: Float64Array, moves: readonly Move[], options: MinimiseOptions): Float64Array {
  const { precondition = (vector: Float64Array) => vector.slice() } = options;
  const way = new Float64Array(gradient.length);
  addTo(way, -1, gradient);
  const factors: number[] = [];
  for (const move of moves.toReversed()) {
    const factor = move.scale * dot(move.moved, way);
    factors.push(factor);
    addTo(way, -factor, move.bent);
  }
  const last = moves.at(-1);
  const stretch = last ? 1 / (last.scale * dot(last.bent, precondition(last.bent))) : firstStretch(gradient, options);
  const turned = precondition(way);
  for (let at = 0; at < turned.length; at++) turned[at]! *= stretch;
  for (const move of moves) addTo(turned, factors.pop()! - move.scale * dot(move.bent, turned), move.moved);
  return turned;
}

/** The first place along the way, halving the step, that lies low enough; undefined where none does. */
function* descend(from: Place, way: Float64Array): Generator<Float64Array, Place | undefined, Evaluation> {
  const descent = dot(from.gradient, way);
  if (!(descent < 0)) return undefined;
  for (let halving = 0, length = 1; halving < MOST_HALVINGS; halving++, length /= 2) {
    const point = from.point.slice();
    addTo(point, length, way);
    const place = { point, ...(yield point) };
    if (place.value <= from.value + ENOUGH * length * descent && place.value < from.value) return place;
  }
  return undefined;
}

function moveBetween(from: Place, to: Place): Move[] {
  const moved = difference(to.point, from.point);
  const bent = difference(to.gradient, from.gradient);
  const curvature = dot(moved, bent);
  return curvature > LEAST_CURVATURE ? [{ moved, bent, scale: 1 / curvature }] : [];
}

/**
 * Minimises a smooth convex function by L-BFGS (Liu and Nocedal 1989) with a halving line search. Yields the points at
 * which it wants the function evaluated, so that whoever drives it can evaluate many functions at once; returns the
 * lowest point. Nothing in it is random: the same function gives the same points.
 */
export function* minimise(
  start: Float64Array,
  options: MinimiseOptions,
): Generator<Float64Array, Float64Array, Evaluation> {
  const { steps, tolerance } = options;
  let here: Place = { point: start, ...(yield start) };
  let moves: Move[] = [];
  for (let step = 0; step < steps && steepest(here.gradient) > tolerance; step++) {
    const next = yield* descend(here, directionAt(here.gradient, moves, options));
    if (!next) break;
    moves = [...moves, ...moveBetween(here, next)].slice(-MEMORY);
    here = next;
  }
  return here.point;
}
