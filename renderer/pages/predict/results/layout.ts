export const layouts = ['grid', 'list'] as const;
export type Layout = (typeof layouts)[number];

const CARD_WIDTH = 176;
const NARROW_CARD_WIDTH = 150;
const PADDING = 8;
const GRID_GAP = 12;

/** How results are laid out in a width, in pixels. Heights are known without measuring, so nothing jumps. */
export function layoutFor(layout: Layout, width: number, bars: number) {
  if (layout === 'list') return { columns: 1, rowHeight: 74, gap: 0 };
  const least = width < 600 ? NARROW_CARD_WIDTH : CARD_WIDTH;
  const columns = Math.max(Math.floor((width + GRID_GAP) / (least + GRID_GAP)), 1);
  const card = (width - GRID_GAP * (columns - 1)) / columns;
  const picture = ((card - 2 * PADDING) * 3) / 4;
  const words = 8 + 22 + 18 + Math.min(bars, 3) * 20;
  return { columns, rowHeight: Math.round(picture + words + 2 * PADDING), gap: GRID_GAP };
}
