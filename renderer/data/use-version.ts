import { useMutation, useQuery } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { useClient } from './transport-context.tsx';
import { troubleOf } from './trouble.ts';

/** How a version did, photo by photo; `null` where that was not kept. */
export function useVersionResults(version: string) {
  const client = useClient();
  return useQuery({
    queryKey: keys.results(version),
    queryFn: ({ signal }) => orNull(client.models.results({ version }, { signal })),
  });
}

/** Two versions on the photos both were judged by; `null` where what one of them said was not kept. */
export function useComparison(one: string, other: string | undefined) {
  const client = useClient();
  return useQuery({
    queryKey: keys.comparison(one, other ?? ''),
    queryFn: ({ signal }) => orNull(client.models.compare({ one, other: other ?? '' }, { signal })),
    enabled: other !== undefined,
  });
}

/** Where a version looks on a photo. It is computed when it is `wanted`, and never changes. */
export function useLook(version: string, hash: string, wanted: boolean) {
  const client = useClient();
  return useQuery({
    queryKey: keys.look(version, hash),
    queryFn: ({ signal }) => client.models.look({ version, hash }, { signal }),
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What the gate said of a version; `null` where it was never asked. */
export function useGateReport(version: string) {
  const client = useClient();
  return useQuery({
    queryKey: keys.gate(version),
    queryFn: async ({ signal }) => (await client.models.gate({ version }, { signal })) ?? null,
  });
}

/** Deletes a version for good. `onRemoved` is called also where what asked has left the page by then. */
export function useRemoveVersion(onRemoved: () => void) {
  const client = useClient();
  return useMutation({ mutationFn: (version: string) => client.models.remove({ version }), onSuccess: onRemoved });
}

async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (troubleOf(error).code === 'not-found') return null;
    throw error;
  }
}
