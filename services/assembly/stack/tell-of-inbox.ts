import { setTimeout } from 'node:timers/promises';
import type { Log } from '../../ports/log.ts';
import { openStackClock } from '../stack-clock.ts';

/** So long after the first photo more may come. */
const MORE_MS = 1000;

/** Tells Airflow of photos in the inbox, of many at once. Where it cannot be told it looks by itself some minutes later. */
export function tellOfInbox(recordsAt: string, log: Log): () => void {
  const pipelines = openStackClock(recordsAt);
  let waiting = false;
  const tell = async () => {
    waiting = true;
    await setTimeout(MORE_MS);
    // What comes from now on is told anew.
    waiting = false;
    await pipelines.tellOfPhotos().catch((thrown: unknown) => log.debug('Airflow was not told of photos', { thrown }));
  };
  return () => {
    if (!waiting) void tell();
  };
}
