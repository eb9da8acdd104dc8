import { type RefObject, useEffect, useState } from 'react';
import { createHurry } from './hurry.ts';

/**
 * Whether somebody flies through the list: what comes into view then is gone before it is seen, so it need not be drawn.
 * It is told once at the beginning and once at the end, not at each step.
 */
export function useHurried(scroller: RefObject<HTMLElement | null>): boolean {
  const [hurried, setHurried] = useState(false);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const hurry = createHurry(setHurried);
    const onScroll = () => hurry.at(element.scrollTop, performance.now());
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      element.removeEventListener('scroll', onScroll);
      hurry.end();
    };
  }, [scroller]);
  return hurried;
}
