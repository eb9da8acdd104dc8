import { Fault } from '../../domain/fault.ts';

const LOOK_MS = 500;
/** A pod has so long to answer what it has; then a cluster that is well has cleaned up. */
const PATIENCE_MS = 90_000;

/** Waits until it is so, as long as the signal lets. Throws `cluster-refused` where it does not come to that in time. */
export async function until(
  isSo: () => Promise<boolean>,
  { signal, patienceMs = PATIENCE_MS }: { signal?: AbortSignal | undefined; patienceMs?: number } = {},
): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await isSo())) {
    signal?.throwIfAborted();
    if (Date.now() > end) throw slow();
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

const slow = (): Fault =>
  new Fault(
    'cluster-refused',
    'The cluster has not come to an end with what was asked.',
    'It goes on by itself; look again in a minute.',
    { details: { case: 'slow', words: 'not done in time' } },
  );
