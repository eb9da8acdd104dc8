import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { TriggerChange, TriggerName, TriggerSettings } from '../../contract/shapes/trigger.ts';
import type { TriggerState } from '../../contract/triggers.ts';
import { keys } from './keys.ts';
import { laidOver } from './laid-over.ts';
import { useClient } from './transport-context.tsx';

/** While Airflow has not said when it looks next, and once it has: it says so to no one, it must be asked. */
const ASK_AGAIN_MS = 5000;
const ASK_SELDOM_MS = 60_000;

const askAirflowAgain = (triggers: readonly TriggerState[] = []) => {
  const looking = triggers.filter(({ clock, enabled }) => clock === 'stack' && enabled);
  if (looking.length === 0) return false;
  return looking.every(({ looks }) => looks !== undefined) ? ASK_SELDOM_MS : ASK_AGAIN_MS;
};

/** The triggers of a project, as they stand. */
export function useTriggers(project: string) {
  const client = useClient();
  return useQuery({
    queryKey: keys.triggersOf(project),
    queryFn: ({ signal }) => client.triggers.list({ project }, { signal }),
    refetchInterval: ({ state: { data } }) => askAirflowAgain(data),
  });
}

export function useTriggerSettings(project: string) {
  const client = useClient();
  return useQuery({
    queryKey: keys.triggerSettings(project),
    queryFn: ({ signal }) => client.triggers.settings({ project }, { signal }),
  });
}

/** What was decided, newest first. */
export function useTriggerLog(project: string) {
  const client = useClient();
  return useQuery({
    queryKey: keys.triggerLog(project),
    queryFn: ({ signal }) => client.triggers.decisions({ project }, { signal }),
  });
}

type Settings = TriggerSettings & { zone: string };

/** What a person does to triggers. */
export function useTriggerActions(project: string) {
  const client = useClient();
  const queries = useQueryClient();
  const key = keys.triggerSettings(project);
  return {
    change: useMutation({
      mutationFn: (change: TriggerChange) => client.triggers.change({ project, change }),
      // At once; what the core refuses is put back.
      onMutate: (change) => {
        const before = queries.getQueryData<Settings>(key);
        if (before) queries.setQueryData<Settings>(key, laidOver(before, change));
        return { before };
      },
      onError: (_error, _change, context) => queries.setQueryData(key, context?.before),
      onSuccess: (settings) => queries.setQueryData(key, settings),
      onSettled: () => queries.invalidateQueries({ queryKey: keys.triggers }),
    }),
    run: useMutation({
      mutationFn: (trigger: TriggerName) => client.triggers.run({ project, trigger }),
      onSettled: () => queries.invalidateQueries({ queryKey: keys.triggers }),
    }),
  };
}

export type TriggerActions = ReturnType<typeof useTriggerActions>;

/** What a trigger would do now: asked for, not watched. */
export function useDryRun(project: string, trigger: TriggerName) {
  const client = useClient();
  return useMutation({ mutationFn: () => client.triggers.dryRun({ project, trigger }) });
}
