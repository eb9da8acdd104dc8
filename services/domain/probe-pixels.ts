import { type Pixels, SIDE } from './features.ts';

/** Pixels between the corners of each layer of clouds, coarse to fine, and how much a layer counts. */
const layers = [
  { step: 56, share: 4 },
  { step: 28, share: 2 },
  { step: 14, share: 1 },
];
const SHARES = layers.reduce((sum, { share }) => sum + share, 0);

/**
 * A made-up photo of coloured clouds, the same on every machine: whole numbers only, so that no rounding can differ.
 */
export function probePixels(seed: number): Pixels {
  const sums = new Uint16Array(SIDE * SIDE * 3);
  for (let colour = 0; colour < 3; colour++) for (const layer of layers) addLayer(sums, seed, colour, layer);
  const pixels = new Uint8Array(sums.length);
  for (let at = 0; at < sums.length; at++) pixels[at] = Math.floor(sums[at]! / SHARES);
  return pixels;
}

/** Adds one colour's layer of clouds: each pixel's value lies between those of the four corners around it. */
function addLayer(sums: Uint16Array, seed: number, colour: number, { step, share }: (typeof layers)[number]): void {
  const corners = SIDE / step + 1;
  const values = Int32Array.from({ length: corners * corners }, (_, at) =>
    noise(seed, colour * 4096 + step, at % corners, Math.floor(at / corners)),
  );
  const row = new Int32Array(corners);
  for (let y = 0; y < SIDE; y++) {
    const [top, down] = [Math.floor(y / step) * corners, y % step];
    for (let at = 0; at < corners; at++) {
      row[at] = values[top + at]! * (step - down) + values[top + corners + at]! * down;
    }
    for (let at = 0, pixel = y * SIDE * 3 + colour; at < corners - 1; at++) {
      for (let right = 0; right < step; right++, pixel += 3) {
        const value = (row[at]! * (step - right) + row[at + 1]! * right) / (step * step);
        sums[pixel]! += share * Math.floor(value);
      }
    }
  }
}

/** A byte from four whole numbers (the finaliser of MurmurHash3, Austin Appleby, public domain). */
function noise(seed: number, layer: number, x: number, y: number): number {
  let hash =
    Math.imul(seed, 0x9e3779b1) ^ Math.imul(layer, 0x85ebca77) ^ Math.imul(x, 0xc2b2ae3d) ^ Math.imul(y, 0x27d4eb2f);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) & 0xff;
}
