import { useCallback, useEffect, useRef, useState } from 'react';
import { changeBatch, useBatchStore } from '../../../data/batches/batch-store.ts';
import { emptyBatch } from '../../../data/batches/batch-view.ts';
import { sendPhoto } from '../../../data/batches/send-photos.ts';
import { watchBatch } from '../../../data/batches/watch-batch.ts';
import { useClient } from '../../../data/transport-context.tsx';

/** The pictures taken since the camera was opened: one batch, which ends when the camera is put away. */
export function useCameraBatch() {
  const client = useClient();
  const [id, setId] = useState<string>();
  const opening = useRef<Promise<string>>(undefined);
  const view = useBatchStore(({ batches }) => (id ? batches[id] : undefined)) ?? emptyBatch;

  const open = useCallback(async () => {
    const { batch } = await client.predicting.open({});
    changeBatch(batch, (known) => known);
    void watchBatch(client, batch);
    setId(batch);
    return batch;
  }, [client]);

  const add = useCallback(
    async (file: File) => {
      opening.current ??= open();
      const batch = await opening.current;
      await sendPhoto(client, batch, { name: file.name, file: () => Promise.resolve(file) });
    },
    [client, open],
  );

  useEffect(
    () => () => {
      void opening.current?.then((batch) => client.predicting.close({ batch })).catch(() => {});
    },
    [client],
  );

  return { id, view, add };
}
