/** Numbers that look random, 0 up to but not 1; the same seed gives the same row of them everywhere. */
export type Random = () => number;

/** Mulberry32 (Tommy Ettinger, public domain): small, and its whole state is the 32-bit seed. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
