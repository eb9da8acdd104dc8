import { useState } from 'react';
import type { Job } from '../../contract/shapes/job.ts';
import { followJob } from './to-end.ts';
import { useClient } from './transport-context.tsx';

type Client = ReturnType<typeof useClient>;

/** What a person does that becomes a job of the core. */
export type BeginJob = (client: Client) => Promise<{ job: string }>;

/** A job that a person started on this page: how far it is, and the way to stop it. */
export function useWatchedJob() {
  const client = useClient();
  const [id, setId] = useState<string>();
  const [job, setJob] = useState<Job>();
  /** Begins it, and watches it to its end; its id. Throws what it failed with. */
  const watch = async (begin: BeginJob): Promise<string> => {
    setJob(undefined);
    const { job: begun } = await begin(client);
    setId(begun);
    const ended = await followJob(client, begun, setJob);
    if (ended?.error) throw ended.error;
    return begun;
  };
  const cancel = () => {
    if (id !== undefined) void client.jobs.cancel({ job: id }).catch(() => undefined);
  };
  /** `id`: of the job that is watched, or was last, from before anything was heard of it. */
  return { id, job, watch, cancel };
}
