import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import type { Given } from '../data/batches/use-new-batch.ts';

interface Target {
  /** Says what will come of it. */
  words: string;
  take: (given: Given) => void;
}

/** The page that takes what is dropped for something other than photos to look at; none on most. */
export const useDropTarget = create<{ target?: Target }>(() => ({}));

/** Takes what is dropped, pasted or chosen while the page is open; none: as everywhere. */
export function useTakeDrops(words: string | undefined, take: (given: Given) => void): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    if (words === undefined) return;
    useDropTarget.setState({ target: { words, take: (given) => latest.current(given) } });
    return () => useDropTarget.setState({}, true);
  }, [words]);
}
