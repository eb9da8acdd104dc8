import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '../keys.ts';
import { useClient } from '../transport-context.tsx';

/** What is missing is looked for again: a person may start the stack elsewhere. */
const LOOK_AGAIN_MS = 5000;
const USAGE_FRESH_MS = 15_000;

export function useBuckets() {
  const client = useClient();
  return useQuery({
    queryKey: keys.buckets,
    queryFn: ({ signal }) => client.store.buckets(undefined, { signal }),
    refetchInterval: ({ state }) => (state.error ? LOOK_AGAIN_MS : false),
    retry: false,
    staleTime: USAGE_FRESH_MS,
  });
}

/** How much is in a bucket; counting takes a while where that is much. */
export function useBucketUsage(bucket: string) {
  const client = useClient();
  return useQuery({
    queryKey: keys.bucketUsage(bucket),
    queryFn: ({ signal }) => client.store.usage({ bucket }, { signal }),
    staleTime: USAGE_FRESH_MS,
    retry: false,
  });
}

export function useBucketChanges() {
  const client = useClient();
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: keys.store });
  return {
    add: useMutation({
      mutationFn: (bucket: { name: string; versioned: boolean }) => client.store.addBucket(bucket),
      onSuccess,
    }),
    remove: useMutation({
      mutationFn: (asked: { bucket: string; typed?: string }) => client.store.removeBucket(asked),
      onSuccess,
    }),
    setVersioning: useMutation({
      mutationFn: (asked: { bucket: string; on: boolean }) => client.store.setVersioning(asked),
      onSuccess,
    }),
  };
}
