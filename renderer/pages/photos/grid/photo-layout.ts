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
