import { Fault } from '../domain/fault.ts';
import type { StepContext } from './step.ts';

/** Whoever cancelled a run may not have reached what runs its steps. Throws `bad-request`: trying again is no use. */
export async function checkNotCancelled({ catalog, run }: Pick<StepContext, 'catalog' | 'run'>): Promise<void> {
  if ((await catalog.runs.find(run))?.state === 'cancelled') throw wasCancelled(run);
}

export const wasCancelled = (run: string): Fault =>
  new Fault('bad-request', 'This training was cancelled.', 'Resume it in Meadow: what it had done is kept.', {
    details: { case: 'training-cancelled', run },
  });
