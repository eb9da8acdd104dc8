import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { useClient } from './transport-context.tsx';

const PAGE = 100;

/** The lists of photos the project's trainings used, newest first. */
export function useSnapshots(project: string | undefined) {
  const client = useClient();
  return useQuery({
    queryKey: keys.snapshots(project ?? ''),
    queryFn: async ({ signal }) => {
      const lists = await client.snapshots.list({ project: project ?? '' }, { signal });
      return lists.toSorted((one, other) => other.created.localeCompare(one.created));
    },
    enabled: project !== undefined,
  });
}

/** The photos of a list, as many as were asked for. */
export function useSnapshotPhotos(snapshot: string) {
  const client = useClient();
  return useInfiniteQuery({
    queryKey: keys.snapshotPhotos(snapshot),
    queryFn: ({ pageParam, signal }) =>
      client.snapshots.photos({ snapshot, offset: pageParam, limit: PAGE }, { signal }),
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => (pages.length * PAGE < total ? pages.length * PAGE : undefined),
  });
}

/** What is other in one list than in another. */
export function useSnapshotChange(one: string | undefined, other: string) {
  const client = useClient();
  return useQuery({
    queryKey: keys.snapshotChange(one ?? '', other),
    queryFn: ({ signal }) => client.snapshots.compare({ one: one ?? '', other }, { signal }),
    enabled: one !== undefined,
  });
}
