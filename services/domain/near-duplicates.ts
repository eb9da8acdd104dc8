import { createGroups } from './groups.ts';
import { meanRow } from './mean-row.ts';
import { firstBits, firstWordBits, SKETCH_WORDS, sketchDistance, sketches } from './sketch.ts';

/**
 * Cosine of two embeddings from which on the photos are taken for the same scene. Measured: a photo and its mirrored,
 * recompressed or lightly cropped copy lie at 0.95 to 1; different photos of one lawn at most at 0.94.
 */
export const NEAR = 0.95;

/** Spreads above what rows so near differ by in their sketches, so that none is missed. */
const SPREADS = 5.2;

/** Bits of `bits` in which rows differ at most that are seen at an angle: a binomial. */
function mostBits(angle: number, bits: number): number {
  const share = angle / Math.PI;
  return Math.round(bits * share + SPREADS * Math.sqrt(bits * share * (1 - share)));
}

/** The angle at which two rows are seen at most from where one is `away`, `apart` from each other. */
const widestAngle = (away: number, apart: number): number => (away > apart ? Math.asin(apart / away) : Math.PI);

/** How far a row is from a place. */
function lengthFrom(centre: Float64Array, row: Float32Array): number {
  return Math.sqrt(row.reduce((sum, value, at) => sum + (value - centre[at]!) ** 2, 0));
}

/** The numbers of a row that are looked at first, and then between two looks at whether it is already too far away. */
const STRETCH = 64;

/** Rows by parts: their numbers at places first to first + parts.width, row by row, close together in memory. */
interface Parts {
  numbers: Float32Array;
  width: number;
}

/** Rows with the numbers in which they differ most first, so that two that are far apart show it soon. */
function byDifference(rows: Float32Array, width: number, middle: Float64Array): [Parts, Parts] {
  const spreads = new Float64Array(width);
  for (let at = 0; at < rows.length; at++) spreads[at % width]! += (rows[at]! - middle[at % width]!) ** 2;
  const order = Array.from({ length: width }, (_, channel) => channel).sort(
    (one, other) => spreads[other]! - spreads[one]!,
  );
  return [pick(rows, width, order.slice(0, STRETCH)), pick(rows, width, order.slice(STRETCH))];
}

function pick(rows: Float32Array, width: number, channels: readonly number[]): Parts {
  const numbers = new Float32Array((rows.length / width) * channels.length);
  for (let start = 0, at = 0; start < rows.length; start += width)
    for (const channel of channels) numbers[at++] = rows[start + channel]!;
  return { numbers, width: channels.length };
}

/** The square of two rows' distance in a part of their numbers; may stop adding above `most`. */
function distance({ numbers, width }: Parts, one: number, other: number, most: number): number {
  let [sum, first, second] = [0, one * width, other * width];
  for (const end = first + width; first < end && sum <= most; ) {
    for (const stop = Math.min(end, first + STRETCH); first < stop; first++, second++) {
      const apart = numbers[first]! - numbers[second]!;
      sum += apart * apart;
    }
  }
  return sum;
}

type Borders = [number, number, number];

/**
 * For each row (rows x width, each of unit length) the later ones whose cosine to it is `near` or more. It is quadratic
 * in sketches only, and of the pairs these let through most are told apart by a part of their numbers.
 */
export function* rowsNear(
  rows: Float32Array,
  width: number,
  near: number,
): Generator<{ one: number; others: number[] }> {
  const count = rows.length / width;
  // Embeddings all point much the same way; seen from their middle they lie further apart.
  const middle = meanRow(rows, width);
  const all = sketches(rows, width, middle);
  const [heads, rests] = byDifference(rows, width, middle);
  // Of rows of length 1.
  const farthest = 2 - 2 * near;
  for (let one = 0; one < count; one++) {
    const away = lengthFrom(middle, rows.subarray(one * width, (one + 1) * width));
    const angle = widestAngle(away, Math.sqrt(farthest));
    // The first 32 bits alone tell most pairs apart, and the next ones most of the others.
    const [mostWord, mostFirst, most] = [32, 64, SKETCH_WORDS * 32].map((bits) => mostBits(angle, bits)) as Borders;
    const others: number[] = [];
    for (let other = one + 1; other < count; other++) {
      if (firstWordBits(all, one, other) > mostWord) continue;
      if (firstBits(all, one, other) > mostFirst) continue;
      if (sketchDistance(all, one, other, most) > most) continue;
      const left = farthest - distance(heads, one, other, farthest);
      if (left >= 0 && distance(rests, one, other, left) <= left) others.push(other);
    }
    yield { one, others };
  }
}

/** A number for each row, the same for rows that are near-duplicates, or that a chain of near-duplicates joins. */
export function nearDuplicates(rows: Float32Array, width: number): number[] {
  const groups = createGroups(rows.length / width);
  for (const { one, others } of rowsNear(rows, width, NEAR)) for (const other of others) groups.join(one, other);
  return groups.numbers();
}
