import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';

interface Options {
  count: number;
  /** Pixels of a row, about: rows are measured once they are drawn. */
  height: number;
  keyOf: (index: number) => string | number;
}

/** The rows of a list as long as it may be, of which those in sight are drawn; the page itself scrolls. */
export function usePageRows({ count, height, keyOf }: Options) {
  const list = useRef<HTMLUListElement>(null);
  const margin = useMargin(list);
  const rows = useVirtualizer({
    count,
    getScrollElement: () => list.current?.closest('main') ?? null,
    estimateSize: () => height,
    getItemKey: keyOf,
    scrollMargin: margin,
    overscan: 10,
  });
  // Rows that are measured behind a flight to the end would stop it: the browser lets go of one that is put elsewhere.
  rows.shouldAdjustScrollPositionOnItemSizeChange = ({ start }, _by, { scrollDirection, scrollOffset }) =>
    scrollDirection !== 'forward' && start < (scrollOffset ?? 0);
  return { list, margin, rows };
}

/** How far below the top of what scrolls the list begins; what stands above it may grow. */
function useMargin(list: { current: HTMLElement | null }): number {
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    const scroller = list.current?.closest('main');
    if (!scroller || !list.current) return;
    const top = list.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
    setMargin(Math.round(top));
  });
  return margin;
}
