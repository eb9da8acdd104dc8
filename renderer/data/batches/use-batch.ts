import { useEffect } from 'react';
import { useClient } from '../transport-context.tsx';
import { useBatchStore } from './batch-store.ts';
import { type BatchView, emptyBatch } from './batch-view.ts';
import { watchBatch } from './watch-batch.ts';

/** A batch, followed as long as it runs. */
export function useBatch(id: string): BatchView {
  const client = useClient();
  useEffect(() => {
    void watchBatch(client, id);
  }, [client, id]);
  return useBatchStore((state) => state.batches[id]) ?? emptyBatch;
}
