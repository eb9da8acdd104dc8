const CARD = 172;
const NARROW_CARD = 112;
const GAP = 10;
const NARROW_GAP = 6;
/** The line below a picture; the style sheet says the same. */
const CAPTION = 30;

/** How photos are laid out in a width, in pixels. Heights are known without measuring, so nothing jumps. */
export function photoLayout(width: number) {
  const narrow = width < 600;
  const gap = narrow ? NARROW_GAP : GAP;
  const columns = Math.max(Math.floor((width + gap) / ((narrow ? NARROW_CARD : CARD) + gap)), 1);
  const card = (width - gap * (columns - 1)) / columns;
  return { columns, gap, rowHeight: Math.round((card * 3) / 4) + CAPTION };
}

export interface Rectangle {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The places of the photos that a drawn rectangle touches. */
export function placesIn(rectangle: Rectangle, width: number, count: number): number[] {
  const { columns, gap, rowHeight } = photoLayout(width);
  const across = (width + gap) / columns;
  const down = rowHeight + gap;
  const places: number[] = [];
  const lastRow = Math.min(Math.floor(rectangle.bottom / down), Math.ceil(count / columns) - 1);
  for (let row = Math.max(Math.floor((rectangle.top + gap) / down), 0); row <= lastRow; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const left = column * across;
      const touches = left < rectangle.right && left + across - gap > rectangle.left;
      const place = row * columns + column;
      if (touches && place < count) places.push(place);
    }
  }
  return places;
}
