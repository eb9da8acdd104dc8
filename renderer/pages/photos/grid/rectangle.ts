export interface Point {
  x: number;
  y: number;
}

/** Where the cards of a grid lie, in pixels from its upper left corner. */
export interface Cells {
  width: number;
  columns: number;
  rowHeight: number;
  gap: number;
  count: number;
}

/** Pixels from an edge of the view from where on it scrolls under the pointer. */
const EDGE = 48;
/** Pixels a frame at most. */
const FASTEST = 28;

/** The rectangle between two corners, whichever they are. */
export function between(one: Point, other: Point) {
  return {
    left: Math.min(one.x, other.x),
    top: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  };
}

/** The places of the cards that the rectangle between two corners touches, in their order. */
export function touched(one: Point, other: Point, { width, columns, rowHeight, gap, count }: Cells): number[] {
  const box = between(one, other);
  const card = (width - gap * (columns - 1)) / columns;
  const across = reached(box.left, box.left + box.width, card, gap, columns);
  const down = reached(box.top, box.top + box.height, rowHeight, gap, Math.ceil(count / columns));
  return down.flatMap((row) => across.map((column) => row * columns + column)).filter((place) => place < count);
}

/** Those of so many strips of a size, a gap apart, that a stretch reaches. */
function reached(from: number, to: number, size: number, gap: number, strips: number): number[] {
  const first = Math.max(Math.ceil((from - size) / (size + gap)), 0);
  const last = Math.min(Math.floor(to / (size + gap)), strips - 1);
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, step) => first + step);
}

/** How fast to scroll, in pixels a frame, with the pointer at `y` of a view: faster the nearer to its edge, or past it. */
export function scrollSpeed(y: number, height: number): number {
  const near = Math.min(EDGE, height / 4);
  const past = y < near ? y - near : Math.max(y - (height - near), 0);
  return Math.round(Math.min(Math.max(past / near, -1), 1) * FASTEST);
}
