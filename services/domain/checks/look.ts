import { type Pixels, SIDE } from '../features.ts';

/** How a photo was taken, by what the backbone sees of it. */
export interface Measures {
  /** How fine its structure is: the same for a lawn and a single flower, less where it is out of focus. */
  sharpness: number;
  /** How bright its brighter parts are: 0 black, 1 white. */
  light: number;
}

/** What small pictures of a photo say of it. */
export interface Look extends Measures {
  /** All of the photo as a tiny grey picture, TINY x TINY bytes. */
  tiny: Uint8Array;
}

/** Side of the tiny picture, whatever shape the photo has. */
export const TINY = 32;

/** Share of a photo that is brighter than what counts as its light. */
const BRIGHTER = 0.05;
/** Steps of brightness that are told apart, of 255. */
const FINE = 0.25;

/** Looks at a photo as the backbone does, at its centred square; and at all of it, for the tiny picture. */
export const lookAt = (pixels: Pixels, whole: Pixels): Look => ({
  ...measure(pixels),
  tiny: tinyOf(luminanceOf(whole)),
});

/** Measures what the backbone sees of a photo; in about a millisecond, since each prediction is measured. */
export function measure(pixels: Pixels): Measures {
  const luminance = luminanceOf(pixels);
  const half = halved(luminance, SIDE);
  return {
    // Twice as coarse a picture tells strong blurs apart, which the fine one takes for each other.
    sharpness: (fineness(luminance, SIDE) + fineness(half, SIDE / 2)) / 2,
    light: quantile(luminance, 1 - BRIGHTER) / 255,
  };
}

function luminanceOf(pixels: Pixels): Float32Array {
  const luminance = new Float32Array(pixels.length / 3);
  for (let at = 0, pixel = 0; at < luminance.length; at++, pixel += 3)
    luminance[at] = 0.299 * pixels[pixel]! + 0.587 * pixels[pixel + 1]! + 0.114 * pixels[pixel + 2]!;
  return luminance;
}

function halved(picture: Float32Array, side: number): Float32Array {
  const to = side / 2;
  const small = new Float32Array(to * to);
  for (let y = 0; y < to; y++)
    for (let x = 0; x < to; x++) {
      const at = 2 * y * side + 2 * x;
      small[y * to + x] = (picture[at]! + picture[at + 1]! + picture[at + side]! + picture[at + side + 1]!) / 4;
    }
  return small;
}

function tinyOf(luminance: Float32Array): Uint8Array {
  const step = SIDE / TINY;
  const sums = new Float64Array(TINY * TINY);
  luminance.forEach((value, at) => {
    const [x, y] = [Math.floor((at % SIDE) / step), Math.floor(at / SIDE / step)];
    sums[y * TINY + x]! += value;
  });
  return Uint8Array.from(sums, (sum) => Math.round(sum / step ** 2));
}

/** Keeps noise in an even surface from counting as structure. */
const NOISE = 2;

/**
 * The energy of the Laplacian over that of the gradient, as a logarithm. The variance of the Laplacian alone says how
 * much there is to see: a sharp flower before a blurred meadow has little, a blurred lawn much. The quotient says how
 * fine it is, whatever there is.
 */
function fineness(picture: Float32Array, side: number): number {
  let [bends, bendSquares, slopes] = [0, 0, 0];
  for (let y = 1; y < side - 1; y++)
    for (let x = 1; x < side - 1; x++) {
      const at = y * side + x;
      const here = picture[at]!;
      const [right, below] = [picture[at + 1]!, picture[at + side]!];
      const bend = picture[at - 1]! + right + picture[at - side]! + below - 4 * here;
      bends += bend;
      bendSquares += bend * bend;
      slopes += (right - here) ** 2 + (below - here) ** 2;
    }
  const count = (side - 2) ** 2;
  return Math.log((bendSquares / count - (bends / count) ** 2 + 0.01) / (slopes / count + NOISE));
}

/** Of brightness, to the step: counting is many times as fast as sorting. */
function quantile(luminance: Float32Array, share: number): number {
  const counts = new Uint32Array(255 / FINE + 1);
  for (let at = 0; at < luminance.length; at++) counts[Math.round(luminance[at]! / FINE)]! += 1;
  const place = Math.floor(share * (luminance.length - 1));
  let step = 0;
  for (let below = counts[0]!; below <= place; ) below += counts[++step]!;
  return step * FINE;
}
