import { TINY } from './look.ts';

/** Shares that may have been cut off at each side. */
const CUTS = [0, 0.03, 0.06];
/** How finely the best cut is then looked for. */
const FINER = [0.015, 0.0075];
/** Places of the first picture that are compared along each side: few to find the cut, more to judge it. */
const FEW_STEPS = 8;
const STEPS = 16;
/** Where even the best cut is so unlike, a finer one does not help. */
const HOPELESS = 0.3;
/** How far around it a pixel is compared with. */
const AROUND = 3;

/** The fine structure of a tiny grey picture: what it is darker or lighter than around it. */
export type Structure = Float32Array;

/** Light that falls from one side makes any two lawns alike; without it only what stands on them is left. */
export function structureOf(tiny: Uint8Array): Structure {
  return Float32Array.from(tiny, (value, place) => value - meanAround(tiny, place % TINY, Math.floor(place / TINY)));
}

function meanAround(tiny: Uint8Array, column: number, row: number): number {
  let [sum, count] = [0, 0];
  for (let y = Math.max(0, row - AROUND); y <= Math.min(TINY - 1, row + AROUND); y++)
    for (let x = Math.max(0, column - AROUND); x <= Math.min(TINY - 1, column + AROUND); x++) {
      sum += tiny[y * TINY + x]!;
      count++;
    }
  return sum / count;
}

/** What is cut off: left, right, top, bottom. */
type Cut = readonly [number, number, number, number];

/** All pairs of shares that may have been cut off at two opposite sides. */
const SPANS = CUTS.flatMap((before) => CUTS.map((after) => [before, after] as const));
const COARSE_CUTS = SPANS.flatMap(([left, right]) => SPANS.map(([top, bottom]): Cut => [left, right, top, bottom]));
/** The places of all of them together, so that each is sampled once. */
const COARSE_PLACES = joined(SPANS.map(([before, after]) => placesOf(before, after, FEW_STEPS)));
const WHOLE: Cut = [0, 0, 0, 0];

/**
 * Tells of other pictures how much they show the same as this one, 1 at most: the correlation of their structure, where
 * one may be cut out of the other. Two lawns that a backbone takes for one have their blades in other places.
 */
export function samePictureAs(one: Structure): (other: Structure) => number {
  const own = seenCoarsely(one);
  return (structure) => {
    const other = seenCoarsely(structure);
    return Math.max(bestCut(own, other), bestCut(other, own));
  };
}

/** A picture as it is compared first: at few places, whole and with each of the coarse cuts. */
interface SeenCoarsely {
  structure: Structure;
  whole: Samples;
  cuts: readonly Samples[];
}

function seenCoarsely(structure: Structure): SeenCoarsely {
  const grid = gridOf(structure, COARSE_PLACES, COARSE_PLACES);
  const across = COARSE_PLACES.before.length;
  const starts = SPANS.map((_, span) => span * FEW_STEPS);
  const cuts = starts.flatMap((left) => starts.map((top) => samplesOf(grid, across, top * across + left, FEW_STEPS)));
  return { structure, whole: cuts[0]!, cuts };
}

/** How much a picture is like the part of another that it is most like. */
function bestCut(picture: SeenCoarsely, other: SeenCoarsely): number {
  let [place, best] = [0, -1];
  for (let at = 0; at < other.cuts.length; at++) {
    const found = correlation(picture.whole, other.cuts[at]!);
    if (found > best) [place, best] = [at, found];
  }
  return best < HOPELESS ? best : finerCut(picture.structure, other.structure, COARSE_CUTS[place]!);
}

function finerCut(picture: Structure, other: Structure, coarse: Cut): number {
  const whole = cutOut(picture, WHOLE);
  let [cut, best] = [coarse, correlation(whole, cutOut(other, coarse))];
  for (const step of FINER)
    for (const side of [0, 1, 2, 3])
      for (const by of [-step, step]) {
        const next = moved(cut, side, by);
        const found = correlation(whole, cutOut(other, next));
        if (found > best) [cut, best] = [next, found];
      }
  return best;
}

const moved = (cut: Cut, side: number, by: number): Cut =>
  cut.with(side, Math.max(0, cut[side]! + by)) as unknown as Cut;

function cutOut(structure: Structure, [left, right, top, bottom]: Cut): Samples {
  const grid = gridOf(structure, placesOf(left, right, STEPS), placesOf(top, bottom, STEPS));
  return samplesOf(grid, STEPS, 0, STEPS);
}

/** Places along one side, each between the middles of a pixel and the next: that pixel, and how far towards the next. */
interface Places {
  before: Int32Array;
  share: Float64Array;
}

function placesOf(cutBefore: number, cutAfter: number, steps: number): Places {
  const [before, share] = [new Int32Array(steps), new Float64Array(steps)];
  for (let step = 0; step < steps; step++) {
    const place = cutBefore + ((step + 0.5) / steps) * (1 - cutBefore - cutAfter);
    const pixel = Math.min(TINY - 1, Math.max(0, place * TINY - 0.5));
    before[step] = Math.min(TINY - 2, Math.floor(pixel));
    share[step] = pixel - before[step]!;
  }
  return { before, share };
}

function joined(all: readonly Places[]): Places {
  return {
    before: Int32Array.from(all.flatMap(({ before }) => [...before])),
    share: Float64Array.from(all.flatMap(({ share }) => [...share])),
  };
}

/** The grey where columns and rows cross, row by row. */
function gridOf(picture: Structure, columns: Places, rows: Places): Float64Array {
  const [across, down] = [columns.before.length, rows.before.length];
  const stretched = new Float64Array(TINY * across);
  for (let row = 0; row < TINY; row++)
    for (let column = 0; column < across; column++) {
      const [from, share] = [row * TINY + columns.before[column]!, columns.share[column]!];
      stretched[row * across + column] = picture[from]! * (1 - share) + picture[from + 1]! * share;
    }
  const grid = new Float64Array(across * down);
  for (let row = 0; row < down; row++) {
    const [from, share] = [rows.before[row]! * across, rows.share[row]!];
    for (let column = 0; column < across; column++)
      grid[row * across + column] =
        stretched[from + column]! * (1 - share) + stretched[from + across + column]! * share;
  }
  return grid;
}

/** A square of a grid, with what a correlation needs of it alone. */
interface Samples {
  grid: Float64Array;
  /** Numbers in a row of the grid. */
  across: number;
  /** Where in the grid the square begins. */
  start: number;
  steps: number;
  sum: number;
  /** Of their differences from their mean, the sum of squares. */
  spread: number;
}

function samplesOf(grid: Float64Array, across: number, start: number, steps: number): Samples {
  let [sum, squares] = [0, 0];
  for (let row = 0; row < steps; row++)
    for (let at = start + row * across, end = at + steps; at < end; at++) {
      const value = grid[at]!;
      sum += value;
      squares += value * value;
    }
  return { grid, across, start, steps, sum, spread: squares - (sum * sum) / steps ** 2 };
}

/** Of as many samples of two pictures. */
function correlation(one: Samples, other: Samples): number {
  const spread = one.spread * other.spread;
  if (spread <= 0) return 0;
  const { steps } = one;
  let products = 0;
  for (let row = 0; row < steps; row++) {
    let [at, there] = [one.start + row * one.across, other.start + row * other.across];
    for (const end = at + steps; at < end; at++, there++) products += one.grid[at]! * other.grid[there]!;
  }
  return (products - (one.sum * other.sum) / steps ** 2) / Math.sqrt(spread);
}
