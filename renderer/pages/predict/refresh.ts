import { useMemo } from 'react';
import { rereadBatch } from '../../data/batches/watch-batch.ts';
import { useClient } from '../../data/transport-context.tsx';
import { useSeldom } from '../../data/use-seldom.ts';

/** A picture may be gone for good: its batch is not read anew for it all the time. */
const GONE_MS = 60_000;

/** When the pictures of a batch must be asked for anew: addresses ran out, or pictures arrived. */
export interface Refresh {
  gone: () => void;
  arrived: () => void;
}

export function useRefresh(id: string): Refresh {
  const client = useClient();
  const gone = useSeldom(() => void rereadBatch(client, id), GONE_MS);
  return useMemo(() => ({ gone, arrived: () => void rereadBatch(client, id) }), [gone, client, id]);
}
