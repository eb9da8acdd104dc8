import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { keys } from '../../../data/keys.ts';
import { useClient } from '../../../data/transport-context.tsx';

/** Photos that are fetched at a time; the model may be surer of the rest by then. */
const QUEUE = 40;
const MOST = 500;

/**
 * Photos without a label, least sure first. When all that were fetched had their turn, the next ones are fetched;
 * those that were skipped do not come again before a person asks for them. `busy`: labels are being written down still,
 * so whoever asked now would get the same photos again.
 */
export function useLabelQueue(project: string, busy: boolean) {
  const client = useClient();
  const [place, setPlace] = useState(0);
  const skipped = useRef(new Set<string>());
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: keys.labelQueue(project),
    queryFn: async ({ signal }) => {
      const limit = Math.min(QUEUE + skipped.current.size, MOST);
      const wanted = { project, filter: { label: null }, order: 'doubt', limit } as const;
      const { total, photos } = await client.photos.list(wanted, { signal });
      const fresh = photos.filter(({ hash }) => !skipped.current.has(hash));
      return { total: total - (photos.length - fresh.length), photos: fresh };
    },
    gcTime: 0,
  });
  const photos = data?.photos ?? [];
  const used = !busy && !isFetching && photos.length > 0 && place >= photos.length;
  useEffect(() => {
    if (used) void refetch().then(() => setPlace(0));
  }, [used, refetch]);
  const photo = photos[place];
  return {
    photo,
    following: photos[place + 1],
    /** Photos that have not had their turn. */
    left: Math.max((data?.total ?? 0) - place, 0),
    done: data !== undefined && !isFetching && photos.length === 0,
    skipped: skipped.current.size,
    error,
    refetch,
    next: () => setPlace((now) => now + 1),
    skip() {
      if (photo) skipped.current.add(photo.hash);
      setPlace((now) => now + 1);
    },
    /** Goes back by one. Answers whether that one was skipped, not labelled; none where there is none to go back to. */
    back(): boolean | undefined {
      const before = photos[place - 1];
      if (before) setPlace(place - 1);
      return before && skipped.current.delete(before.hash);
    },
    async again() {
      skipped.current.clear();
      await refetch();
      setPlace(0);
    },
  };
}
