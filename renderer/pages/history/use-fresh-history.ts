import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { forgetFresh, useFreshPredictions } from '../../data/fresh-predictions.ts';
import { keys } from '../../data/keys.ts';

/**
 * Reads the history anew where nobody is in the middle of reading it: when the page is opened, and while nothing is
 * listed. Otherwise the person says when.
 */
export function useFreshHistory(nothingListed: boolean): { count: number; show: () => void } {
  const queries = useQueryClient();
  const count = useFreshPredictions((state) => state.count);
  const opened = useRef(false);
  const show = useCallback(() => {
    forgetFresh();
    void queries.resetQueries({ queryKey: keys.history });
  }, [queries]);
  useEffect(() => {
    if (count > 0 && (nothingListed || !opened.current)) show();
    opened.current = true;
  }, [count, nothingListed, show]);
  return { count, show };
}
