/** Upright pixels, row by row, without gaps. */
export interface RawPicture {
  data: Uint8Array;
  width: number;
  height: number;
  /** 3: RGB, 4: RGB and alpha. */
  channels: 3 | 4;
}

/** The same RGB square seen in a mirror. */
export function mirror(pixels: Uint8Array, side: number): Uint8Array {
  const mirrored = new Uint8Array(pixels.length);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const from = (y * side + x) * 3;
      const to = (y * side + side - 1 - x) * 3;
      for (let colour = 0; colour < 3; colour++) mirrored[to + colour] = pixels[from + colour]!;
    }
  return mirrored;
}
