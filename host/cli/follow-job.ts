import type { Job } from '../../contract/shapes/job.ts';
import { Fault } from '../../services/domain/fault.ts';
import type { Client } from '../core-client.ts';
import { cancellable } from './cancellable.ts';
import { progressLine } from './progress-line.ts';
import type { Terminal } from './terminal.ts';

/** Shows how far a job is until it ends; whether it came to its end. Throws what it failed with. */
export async function followJob(
  client: Client,
  terminal: Terminal,
  job: string,
  signal: AbortSignal,
  stopped = 'Stopped. What was done until then is kept.',
): Promise<boolean> {
  let last: Job | undefined;
  await cancellable(
    signal,
    () => client.jobs.cancel({ job }),
    async () => {
      for await (const state of await client.jobs.watch({ job })) {
        last = state;
        terminal.show(progressLine(state));
      }
    },
  );
  if (last?.error) throw Fault.fromShape(last.error);
  if (last?.state === 'cancelled') terminal.say(stopped);
  return last?.state === 'done';
}
