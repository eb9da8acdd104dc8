import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { procedure } from './base.ts';
import { job } from './shapes/job.ts';

const which = z.object({ job: z.string() });

/** Long work of every kind: which there is, how it goes on, and its end. */
export const jobs = {
  /** Newest first; those that ended are remembered for a while. */
  list: procedure.output(z.array(job)),
  /** The job as it is, then each change until it has ended. */
  watch: procedure.input(which).output(eventIterator(job)),
  cancel: procedure.input(which).output(z.void()),
};
