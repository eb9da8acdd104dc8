import type { Handlers } from '../../contract/handlers.ts';
import type { jobs as jobsContract } from '../../contract/jobs.ts';
import type { Jobs } from '../jobs/jobs.ts';

/** Long work of every kind, for whoever watches or cancels it. */
export const createJobsFeature = (jobs: Jobs): Handlers<typeof jobsContract> => ({
  list: () => jobs.list(),
  async *watch({ job }, signal) {
    yield* jobs.watch(job, signal);
  },
  cancel: ({ job }) => jobs.cancel(job),
});
