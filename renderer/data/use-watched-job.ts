import { useState } from 'react';
import type { Job } from '../../contract/shapes/job.ts';
import { useClient } from './transport-context.tsx';

type Client = ReturnType<typeof useClient>;

/** What a person does that becomes a job of the core. */
export type BeginJob = (client: Client) => Promise<{ job: string }>;

/** A job that a person started on this page: how far it is, and the way to stop it. */
export function useWatchedJob() {
  const client = useClient();
  const [job, setJob] = useState<Job>();
  /** Begins it, and watches it to its end; its id. Throws what it failed with. */
  const watch = async (begin: BeginJob): Promise<string> => {
    setJob(undefined);
    const { job: id } = await begin(client);
    let last: Job | undefined;
    for await (const now of await client.jobs.watch({ job: id })) {
      last = now;
      setJob(now);
    }
    if (last?.error) throw last.error;
    return id;
  };
  const cancel = () => {
    if (job) void client.jobs.cancel({ job: job.id }).catch(() => undefined);
  };
  return { job, watch, cancel };
}
