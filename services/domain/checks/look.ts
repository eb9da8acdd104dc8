import { type Pixels, SIDE } from '../features.ts';

/** What a small picture of a photo says of how it was taken. */
export interface Look {
  /** How fine its structure is: the same for a lawn and a single flower, less where it is out of focus. */
  sharpness: number;
  /** How bright its brighter parts are: 0 black, 1 white. */
  light: number;
  /** All of the photo as a tiny grey picture, TINY x TINY bytes. */
  tiny: Uint8Array;
}

/** Side of the tiny picture, whatever shape the photo has. */
export const TINY = 32;

/** Share of a photo that is brighter than what counts as its light. */
const BRIGHTER = 0.05;

/** Looks at a photo as the backbone does, at its centred square; and at all of it, for the tiny picture. */
export function lookAt(pixels: Pixels, whole: Pixels): Look {
  const luminance = luminanceOf(pixels);
  const half = halved(luminance, SIDE);
  return {
    // Twice as coarse a picture tells strong blurs apart, which the fine one takes for each other.
    sharpness: (fineness(luminance, SIDE) + fineness(half, SIDE / 2)) / 2,
    light: quantile(luminance, 1 - BRIGHTER) / 255,
    tiny: tinyOf(luminanceOf(whole)),
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

function quantile(numbers: Float32Array, share: number): number {
  return numbers.toSorted()[Math.floor(share * (numbers.length - 1))]!;
}
