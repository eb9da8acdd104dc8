import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Pixels from the end that still count as there. */
const NEAR = 24;

interface Follow {
  /** New lines come into sight by themselves. */
  following: boolean;
  toEnd: () => void;
}

/**
 * Keeps the end of a list in sight while lines come, until the reader scrolls up; at the end it goes on. `length` is
 * what grows.
 */
export function useFollow(scroller: RefObject<HTMLElement | null>, length: number): Follow {
  const [following, setFollowing] = useState(true);
  const wanted = useRef(true);
  const before = useRef(0);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const set = (follow: boolean) => {
      wanted.current = follow;
      setFollowing(follow);
    };
    const onScroll = () => {
      const { scrollTop, scrollHeight, clientHeight } = element;
      const up = scrollTop < before.current - 1;
      before.current = scrollTop;
      if (scrollHeight - scrollTop - clientHeight <= NEAR) set(true);
      else if (up) set(false);
    };
    // A wheel or a key says it before the place has moved: lines that come meanwhile would pull it back.
    const onWheel = ({ deltaY }: WheelEvent) => deltaY < 0 && set(false);
    element.addEventListener('scroll', onScroll, { passive: true });
    element.addEventListener('wheel', onWheel, { passive: true });
    return () => {
      element.removeEventListener('scroll', onScroll);
      element.removeEventListener('wheel', onWheel);
    };
  }, [scroller]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new length is a reason to go to the end
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || !wanted.current) return;
    element.scrollTop = element.scrollHeight;
    before.current = element.scrollTop;
  }, [scroller, length]);
  const toEnd = () => {
    wanted.current = true;
    setFollowing(true);
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  };
  return { following, toEnd };
}
