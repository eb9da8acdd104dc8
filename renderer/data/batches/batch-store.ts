import { create } from 'zustand';
import { type BatchView, emptyBatch } from './batch-view.ts';

/** The batches this window has looked at, by id. */
export const useBatchStore = create<{ batches: Readonly<Record<string, BatchView>> }>(() => ({ batches: {} }));

/** Changes one batch, which is made if it is new. */
export function changeBatch(id: string, change: (batch: BatchView) => BatchView): void {
  useBatchStore.setState(({ batches }) => ({ batches: { ...batches, [id]: change(batches[id] ?? emptyBatch) } }));
}
