/** Pixels a millisecond from which on nobody recognises a photo. */
const FAST = 3;
/** So long without a fast step, and it is over. */
const REST_MS = 120;
/** A single jump, by a key or to the end, is no flight: from so many fast steps on it is one. */
const STEPS = 3;

/** Tells from where a list is scrolled to, and when, whether somebody flies through it. */
export function createHurry(tell: (hurried: boolean) => void) {
  let last: { top: number; at: number } | undefined;
  let fast = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;
  const over = () => {
    if (fast >= STEPS) tell(false);
    fast = 0;
  };
  return {
    /** The list is scrolled to `top`, in pixels, at a time in milliseconds. */
    at(top: number, at: number) {
      const before = last;
      last = { top, at };
      if (!before || at <= before.at || at - before.at > REST_MS) return;
      if (Math.abs(top - before.top) / (at - before.at) < FAST) return;
      fast += 1;
      if (fast === STEPS) tell(true);
      clearTimeout(rest);
      rest = setTimeout(over, REST_MS);
    },
    end() {
      clearTimeout(rest);
    },
  };
}
