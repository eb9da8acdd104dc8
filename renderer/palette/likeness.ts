/** Fewer letters than these are too few to be mistyped, or to be found inside a word. */
const MISTYPED = 4;
const MISTYPED_BEGUN = 5;
const INSIDE = 3;

/** A text's words: without accents, capitals and signs. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** How surely a typed word means a word, from 0 (not at all) to 1; both as of {@link wordsOf}. */
export function likeness(typed: string, word: string): number {
  if (typed === word) return 1;
  if (word.startsWith(typed)) return 0.75 + (0.2 * typed.length) / word.length;
  if (typed.length >= MISTYPED && isSlip(typed, word)) return 0.6;
  if (typed.length >= MISTYPED_BEGUN) {
    const begun = [0, 1, -1].some((more) => isSlip(typed, word.slice(0, typed.length + more)));
    if (begun) return 0.5;
  }
  return typed.length >= INSIDE && word.includes(typed) ? 0.35 : 0;
}

/** Whether one becomes the other by one slip of the hand: a letter too many, too few or wrong, or two swapped. */
function isSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  // A slip at the very first letter is a different word.
  if (start === 0) return false;
  const [rest, otherRest] = [one.slice(start), other.slice(start)];
  if (rest.slice(1) === otherRest || rest === otherRest.slice(1) || rest.slice(1) === otherRest.slice(1)) return true;
  return rest[0] === otherRest[1] && rest[1] === otherRest[0] && rest.slice(2) === otherRest.slice(2);
}
