/**
 * Any text as one part of an address. Browsers and routers decode what has a percent sign, each a little differently;
 * with a tilde in its place nobody does.
 */
export const toSegment = (text: string): string => encodeURIComponent(text).replaceAll('~', '%7E').replaceAll('%', '~');

/** The text; none of it where somebody typed what is none. */
export function fromSegment(segment: string | undefined): string {
  try {
    return decodeURIComponent((segment ?? '').replaceAll('~', '%'));
  } catch {
    return '';
  }
}
