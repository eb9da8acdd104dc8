import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { RunsOn, TrainingMode } from '../../contract/shapes/run.ts';
import type { RunUpdate } from '../../contract/training.ts';
import { keys } from './keys.ts';
import { listenToEnd } from './to-end.ts';
import { useClient } from './transport-context.tsx';
import { type Trouble, troubleOf } from './trouble.ts';

/** The project's trainings, newest first. */
export function useRuns(project: string | undefined) {
  const client = useClient();
  return useQuery({
    queryKey: keys.runsOf(project ?? ''),
    queryFn: ({ signal }) => client.training.list({ project: project ?? '' }, { signal }),
    enabled: project !== undefined,
  });
}

/** A training as it is, and each change of it while it goes on. `state` asks anew when it starts again or ends. */
export function useRun(run: string | undefined, state: string | undefined) {
  const client = useClient();
  const [update, setUpdate] = useState<RunUpdate>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt follows anew
  useEffect(() => {
    if (run === undefined || state === undefined) return;
    const leave = new AbortController();
    const follow = async () => {
      try {
        await listenToEnd(async () => {
          for await (const now of await client.training.watch({ run }, { signal: leave.signal })) {
            setUpdate(now);
            setTrouble(undefined);
          }
          return true;
        }, leave.signal);
      } catch (error) {
        if (!leave.signal.aborted) setTrouble(troubleOf(error));
      }
    };
    void follow();
    return () => leave.abort();
  }, [client, run, state, attempt]);
  return {
    update: update?.run.run === run ? update : undefined,
    trouble,
    retry: () => setAttempt((count) => count + 1),
  };
}

/** Where the project's trainings run, and where they could. */
export function useRunsOn(project: string) {
  const client = useClient();
  const queries = useQueryClient();
  const queryKey = keys.runsOn(project);
  const where = useQuery({ queryKey, queryFn: ({ signal }) => client.training.where({ project }, { signal }) });
  const choose = useMutation({
    mutationFn: (at: RunsOn) => client.training.runOn({ project, at }),
    onSuccess: (now) => queries.setQueryData(queryKey, now),
  });
  return { where: where.data, choose };
}

/** What a person does to trainings. */
export function useTraining(project: string) {
  const client = useClient();
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: keys.runs });
  return {
    start: useMutation({
      mutationFn: (mode: TrainingMode) => client.training.start({ project, mode }),
      onSettled,
    }),
    resume: useMutation({ mutationFn: (run: string) => client.training.resume({ run }), onSettled }),
    cancel: useMutation({ mutationFn: (run: string) => client.training.cancel({ run }), onSettled }),
    remove: useMutation({ mutationFn: (run: string) => client.training.remove({ run }), onSettled }),
  };
}

export type Training = ReturnType<typeof useTraining>;
