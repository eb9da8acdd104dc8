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
  const pixels = new Uint8Array(SIDE * SIDE * 3);
  for (let y = 0, at = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++) for (let colour = 0; colour < 3; colour++) pixels[at++] = cloud(seed, colour, x, y);
  return pixels;
}

function cloud(seed: number, colour: number, x: number, y: number): number {
  let sum = 0;
  for (const { step, share } of layers) sum += share * blended(seed, colour, step, x, y);
  return Math.floor(sum / SHARES);
}

/** The value between four corners, blended by how near each is. */
function blended(seed: number, colour: number, step: number, x: number, y: number): number {
  const [left, top] = [Math.floor(x / step), Math.floor(y / step)];
  const [right, down] = [x % step, y % step];
  const corner = (across: number, below: number) => noise(seed, colour * 4096 + step, left + across, top + below);
  const upper = corner(0, 0) * (step - right) + corner(1, 0) * right;
  const lower = corner(0, 1) * (step - right) + corner(1, 1) * right;
  return Math.floor((upper * (step - down) + lower * down) / (step * step));
}

/** A byte from four whole numbers (the finaliser of MurmurHash3, Austin Appleby, public domain). */
function noise(seed: number, layer: number, x: number, y: number): number {
  let hash =
    Math.imul(seed, 0x9e3779b1) ^ Math.imul(layer, 0x85ebca77) ^ Math.imul(x, 0xc2b2ae3d) ^ Math.imul(y, 0x27d4eb2f);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) & 0xff;
}
