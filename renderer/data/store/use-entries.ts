import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { EntryOrder } from '../../../contract/shapes/store.ts';
import { keys } from '../keys.ts';
import { useClient } from '../transport-context.tsx';

/** What of a bucket is looked at. */
export interface EntryView {
  prefix: string;
  find?: string;
  deleted: boolean;
  order: EntryOrder;
}

/** Meadow takes in what is put into a bucket, and other programs write there: no event tells of it. */
const LOOK_AGAIN_MS = 5000;
/** Each page that is shown is asked for again. */
const MOST_PAGES = 3;

/** What lies in a folder, a page at a time; looked at again while it is shown, where that costs little. */
export function useEntries(bucket: string, view: EntryView) {
  const client = useClient();
  return useInfiniteQuery({
    queryKey: keys.entryPage(bucket, view),
    queryFn: ({ pageParam, signal }) =>
      client.store.list({ bucket, ...view, ...(pageParam === undefined ? {} : { cursor: pageParam }) }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    retry: false,
    staleTime: 0,
    refetchInterval: ({ state: { data } }) =>
      view.find === undefined && (data?.pages.length ?? 0) <= MOST_PAGES ? LOOK_AGAIN_MS : false,
  });
}

export function useStoredObject(bucket: string, key: string) {
  const client = useClient();
  return useQuery({
    queryKey: keys.storedObject(bucket, key),
    queryFn: ({ signal }) => client.store.object({ bucket, key }, { signal }),
    retry: false,
  });
}

export function useObjectPreview(bucket: string, key: string, etag: string | undefined) {
  const client = useClient();
  return useQuery({
    queryKey: keys.objectPreview(bucket, key, etag ?? ''),
    queryFn: ({ signal }) => client.store.preview({ bucket, key }, { signal }),
    enabled: etag !== undefined,
    retry: false,
  });
}

export function useObjectVersions(bucket: string, key: string) {
  const client = useClient();
  return useQuery({
    queryKey: keys.objectVersions(bucket, key),
    queryFn: ({ signal }) => client.store.versions({ bucket, key }, { signal }),
    retry: false,
  });
}

/** What is done to objects of a bucket; all that shows it is looked at again. */
export function useObjectChanges(bucket: string) {
  const client = useClient();
  const queries = useQueryClient();
  const onSuccess = async () => {
    void queries.invalidateQueries({ queryKey: keys.bucketUsage(bucket) });
    void queries.invalidateQueries({ queryKey: ['store', 'object', bucket] });
    await queries.invalidateQueries({ queryKey: keys.entries(bucket) });
  };
  return {
    remove: useMutation({ mutationFn: (all: string[]) => client.store.remove({ bucket, keys: all }), onSuccess }),
    undo: useMutation({ mutationFn: (undo: string) => client.store.undoRemove({ undo }), onSuccess }),
    bringBack: useMutation({ mutationFn: (all: string[]) => client.store.bringBack({ bucket, keys: all }), onSuccess }),
    restore: useMutation({
      mutationFn: (which: { key: string; version: string }) => client.store.restore({ bucket, ...which }),
      onSuccess,
    }),
    removeVersion: useMutation({
      mutationFn: (which: { key: string; version: string }) => client.store.removeVersion({ bucket, ...which }),
      onSuccess,
    }),
  };
}
