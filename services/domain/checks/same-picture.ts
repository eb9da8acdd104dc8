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

/**
 * How much two pictures show the same, 1 at most: the correlation of their structure, where one may be cut out of the
 * other. Two lawns that a backbone takes for one have their blades in other places.
 */
export function samePicture(one: Structure, other: Structure): number {
  return Math.max(bestCut(one, other), bestCut(other, one));
}

/** How much a picture is like the part of another that it is most like. */
function bestCut(picture: Structure, other: Structure): number {
  const score = ([left, right, top, bottom]: Cut, steps: number) =>
    correlation(picture, other, { left, top, width: 1 - left - right, height: 1 - top - bottom }, steps);
  let [cut, best]: [Cut, number] = [[0, 0, 0, 0], -1];
  const consider = (next: Cut, steps: number) => {
    const found = score(next, steps);
    if (found > best) [cut, best] = [next, found];
  };
  for (const left of CUTS)
    for (const right of CUTS)
      for (const top of CUTS) for (const bottom of CUTS) consider([left, right, top, bottom], FEW_STEPS);
  if (best < HOPELESS) return best;
  best = score(cut, STEPS);
  for (const step of FINER)
    for (const side of [0, 1, 2, 3]) for (const by of [-step, step]) consider(moved(cut, side, by), STEPS);
  return best;
}

const moved = (cut: Cut, side: number, by: number): Cut =>
  cut.with(side, Math.max(0, cut[side]! + by)) as unknown as Cut;

interface Area {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Of a picture with a part of another, stretched to its size. */
function correlation(picture: Structure, other: Structure, { left, top, width, height }: Area, steps: number): number {
  let [sum, otherSum, squares, otherSquares, products] = [0, 0, 0, 0, 0];
  for (let row = 0; row < steps; row++)
    for (let column = 0; column < steps; column++) {
      const [x, y] = [(column + 0.5) / steps, (row + 0.5) / steps];
      const value = at(picture, x, y);
      const there = at(other, left + x * width, top + y * height);
      sum += value;
      otherSum += there;
      squares += value * value;
      otherSquares += there * there;
      products += value * there;
    }
  const count = steps * steps;
  const spread = (squares - (sum * sum) / count) * (otherSquares - (otherSum * otherSum) / count);
  return spread <= 0 ? 0 : (products - (sum * otherSum) / count) / Math.sqrt(spread);
}

/** The grey at a place (0 to 1 along each side), between the pixels' middles. */
function at(picture: Structure, x: number, y: number): number {
  const [across, down] = [inside(x * TINY - 0.5), inside(y * TINY - 0.5)];
  const [column, row] = [Math.min(TINY - 2, Math.floor(across)), Math.min(TINY - 2, Math.floor(down))];
  const [right, below] = [across - column, down - row];
  const place = row * TINY + column;
  const upper = picture[place]! * (1 - right) + picture[place + 1]! * right;
  const lower = picture[place + TINY]! * (1 - right) + picture[place + TINY + 1]! * right;
  return upper * (1 - below) + lower * below;
}

const inside = (place: number): number => Math.min(TINY - 1, Math.max(0, place));
