import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { HistoryFilter } from '../../contract/history.ts';
import { forgetFresh } from './fresh-predictions.ts';
import { keys } from './keys.ts';
import { useClient } from './transport-context.tsx';

const PAGE = 100;

/** Predictions that match, newest first, a page at a time. */
export function useHistory(filter: HistoryFilter, enabled = true) {
  const client = useClient();
  return useInfiniteQuery({
    queryKey: keys.historySearch(filter),
    queryFn: ({ pageParam, signal }) => {
      if (pageParam === undefined) forgetFresh();
      return client.history.search(
        { filter, limit: PAGE, ...(pageParam === undefined ? {} : { before: pageParam }) },
        { signal },
      );
    },
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next,
    enabled,
    placeholderData: (before) => before,
  });
}

/** How many match, and what they are. */
export function useHistorySummary(filter: HistoryFilter, enabled = true) {
  const client = useClient();
  return useQuery({
    queryKey: keys.historySummary(filter),
    queryFn: ({ signal }) => client.history.summary({ filter }, { signal }),
    enabled,
    placeholderData: (before) => before,
  });
}

/** What is to be deleted: some, or all that match. */
export type Doomed = { ids: number[] } | { filter: HistoryFilter };

export function useRemoveHistory() {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (which: Doomed) => client.history.remove(which),
    onSuccess: () => queries.resetQueries({ queryKey: keys.history }),
  });
}
