import { useCallback, useRef } from 'react';

/** Does something at most once in a while, however often it is asked for. */
export function useSeldom(act: () => void, everyMs: number): () => void {
  const latest = useRef(act);
  latest.current = act;
  const last = useRef(Number.NEGATIVE_INFINITY);
  return useCallback(() => {
    const now = performance.now();
    if (now - last.current < everyMs) return;
    last.current = now;
    latest.current();
  }, [everyMs]);
}
