import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { KnownMark } from '../../contract/load.ts';
import type { LoadLive, LoadPlan, LoadTarget, PassMark } from '../../contract/shapes/load.ts';
import { useJobs } from './jobs.ts';
import { keys } from './keys.ts';
import { followJob, listenToEnd } from './to-end.ts';
import { useClient } from './transport-context.tsx';
import { type Trouble, troubleOf } from './trouble.ts';

/** What of Meadow's own answers photos. */
export function useLoadTargets(project: string) {
  const client = useClient();
  return useQuery({
    queryKey: keys.loadTargets(project),
    queryFn: ({ signal }) => client.load.targets({ project }, { signal }),
  });
}

/** The tests of a project, newest first. */
export function useLoadResults(project: string) {
  const client = useClient();
  return useQuery({
    queryKey: keys.loadsOf(project),
    queryFn: ({ signal }) => client.load.list({ project }, { signal }),
  });
}

/** When a project's API is fast enough. What is changed is shown at once. */
export function useLoadMark(project: string) {
  const client = useClient();
  const queries = useQueryClient();
  const queryKey = keys.loadMark(project);
  const mark = useQuery({ queryKey, queryFn: ({ signal }) => client.load.mark({ project }, { signal }) });
  const change = useMutation({
    mutationFn: (changed: PassMark) => client.load.setMark({ project, mark: changed }),
    onMutate: (changed) =>
      queries.setQueryData<KnownMark>(queryKey, (known) => ({
        gates: false,
        ...known,
        ...changed,
        chosen: true,
      })),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
  const gate = useMutation({
    mutationFn: (on: boolean) => client.load.setGate({ project, on }),
    onMutate: (gates) => queries.setQueryData<KnownMark>(queryKey, (known) => known && { ...known, gates }),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
  return { mark, change, gate };
}

/** The test that goes on, of whatever project; `live` is none where it is another's. */
export function useLiveLoad(project: string) {
  const client = useClient();
  const job = useJobs(({ running }) => Object.values(running).find(({ kind }) => kind === 'load')?.id);
  const [live, setLive] = useState<LoadLive>();
  const [trouble, setTrouble] = useState<Trouble>();
  useEffect(() => {
    if (job === undefined) return;
    const leave = new AbortController();
    const { signal } = leave;
    const follow = async () => {
      setTrouble(undefined);
      await listenToEnd(async () => {
        for await (const now of await client.load.watch({ project }, { signal })) setLive(now);
        return true;
      }, signal);
      const ended = await followJob(client, job, undefined, signal);
      if (ended?.error) throw ended.error;
    };
    follow().catch((error: unknown) => {
      if (!signal.aborted) setTrouble(troubleOf(error));
    });
    return () => leave.abort();
  }, [client, project, job]);
  return { running: job !== undefined, live: live && live.job === job ? live : undefined, trouble };
}

/** What a person does with load tests. */
export function useLoadActions(project: string) {
  const client = useClient();
  const queries = useQueryClient();
  return {
    start: useMutation({
      mutationFn: (asked: { target: LoadTarget; plan: LoadPlan }) => client.load.start({ project, ...asked }),
    }),
    stop: useMutation({ mutationFn: (job: string) => client.jobs.cancel({ job }) }),
    remove: useMutation({
      mutationFn: (id: string) => client.load.remove({ project, id }),
      onSettled: () => queries.invalidateQueries({ queryKey: keys.loadsOf(project) }),
    }),
    script: useMutation({
      mutationFn: (asked: { tool: 'k6' | 'locust'; address: string; plan: LoadPlan }) =>
        client.load.script({ project, ...asked }),
    }),
  };
}

export type LoadActions = ReturnType<typeof useLoadActions>;
