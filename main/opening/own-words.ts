import { isLink } from './meadow-link.ts';

/**
 * Of the words Meadow was started with, those that who started it wrote: what stands behind `--` or a link comes from others,
 * as from the page that had the link.
 */
export function ownWords(words: readonly string[]): readonly string[] {
  const end = words.findIndex((word) => word === '--' || isLink(word));
  return end === -1 ? words : words.slice(0, end);
}
