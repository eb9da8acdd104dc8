import sharp, { type Sharp } from 'sharp';

type Colour = readonly [number, number, number];
const red: Colour = [220, 30, 30];
const green: Colour = [30, 180, 60];
const blue: Colour = [30, 60, 200];
const white: Colour = [255, 255, 255];

/** The colours of a photo's quarters as a person sees them: above left, above right, below left, below right. */
export const quarterColours: readonly Colour[] = [red, green, blue, white];

/** RGB pixels of four coloured quarters, as stored: `shown` says where a stored pixel lies when the photo is upright. */
export function quarterPixels(
  width: number,
  height: number,
  shown = (x: number, y: number): [number, number] => [x, y],
): Uint8Array {
  const pixels = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [right, down] = shown(x, y);
      const quarter = (right >= width / 2 ? 1 : 0) + (down >= height / 2 ? 2 : 0);
      pixels.set(quarterColours[quarter]!, (y * width + x) * 3);
    }
  return pixels;
}

/** Four coloured quarters, to be encoded. */
export function quarters(width = 96, height = 96, pixels = quarterPixels(width, height)): Sharp {
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** The mean colour in the middle of each quarter of RGB pixels of a square. */
export function seenColours(pixels: Uint8Array, side: number): number[][] {
  const quarter = side / 4;
  return [
    [quarter, quarter],
    [3 * quarter, quarter],
    [quarter, 3 * quarter],
    [3 * quarter, 3 * quarter],
  ].map(([x, y]) => Array.from(pixels.subarray((y! * side + x!) * 3, (y! * side + x!) * 3 + 3)));
}
