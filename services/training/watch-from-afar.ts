import type { RunUpdate } from '../../contract/training.ts';
import type { Clock } from '../ports/clock.ts';

export interface Afar {
  clock: Clock;
  look(): Promise<RunUpdate>;
  /** The job of this core that follows it, once there is one. */
  jobOf(): string | undefined;
  followed(job: string): AsyncIterable<RunUpdate>;
}

/** Between two looks at what another core follows. */
const LOOK_MS = 2000;

/** A run as it is, and while another core follows it, how far it is from time to time, until it has ended. */
export async function* watchFromAfar(first: RunUpdate, { clock, look, jobOf, followed }: Afar, signal?: AbortSignal) {
  yield first;
  for (let now = first; now.run.state === 'running' && !signal?.aborted; ) {
    const job = jobOf();
    if (job !== undefined) return yield* followed(job);
    await clock.sleep(LOOK_MS, signal).catch(() => undefined);
    if (signal?.aborted) return;
    now = await look();
    yield now;
  }
}
