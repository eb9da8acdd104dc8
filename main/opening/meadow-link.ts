import { type PagePlace, pageName } from '../../contract/shapes/page.ts';

/** `meadow://open/models` and the like. */
export const LINK_SCHEME = 'meadow';

/** The names of pages as links write them. */
const PAGES = new Map(pageName.options.map((page) => [toWords(page), page]));

/** Exactly this: no port, no password, no question, no way up, nothing encoded. A version is named as Meadow names them. */
const LINK = /^meadow:\/\/open\/([a-z-]{1,20})(?:\/([a-z0-9][a-z0-9-]{0,99}))?\/?$/;

/**
 * The page a `meadow://` link leads to; undefined for whatever is not exactly one. Anybody can put a link onto a page of
 * theirs, so a link only ever leads somewhere: none starts, changes or deletes anything.
 */
export function placeOfLink(link: string): PagePlace | undefined {
  const [, words = '', version] = LINK.exec(link) ?? [];
  const page = PAGES.get(words);
  if (page === undefined || (version !== undefined && page !== 'models')) return undefined;
  return version === undefined ? { page } : { page, version };
}

/** Whether a word of a command line is meant as a link, good or not. */
export const isLink = (word: string): boolean => word.toLowerCase().startsWith(`${LINK_SCHEME}:`);

function toWords(page: string): string {
  return page.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
