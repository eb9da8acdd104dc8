/** How many photos are asked for at a time. */
export const PHOTO_PAGE = 100;

/** The pages that hold the places from one to another, and always the first, which says how many there are. */
export function pagesFor(from: number, to: number): number[] {
  const first = Math.floor(Math.max(from, 0) / PHOTO_PAGE);
  const last = Math.floor(Math.max(to, 0) / PHOTO_PAGE);
  const seen = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return first === 0 ? seen : [0, ...seen];
}
