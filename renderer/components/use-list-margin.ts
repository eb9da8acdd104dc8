import { useLayoutEffect, useState } from 'react';

/** How far below the top of what scrolls the list begins; what stands above it may grow. */
export function useListMargin(list: { current: HTMLElement | null }): number {
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    const scroller = list.current?.closest('main');
    if (!scroller || !list.current) return;
    const top = list.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
    setMargin(Math.round(top));
  });
  return margin;
}
