import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Alert, AlertChange, AlertSettings } from '../../contract/shapes/alert.ts';
import { keys } from './keys.ts';
import { laidOver } from './laid-over.ts';
import { useClient } from './transport-context.tsx';

/** So many alerts are asked for: as many as the core gives. */
export const MOST_ALERTS = 200;

/** The alerts of a project: open ones first, then newest first. */
export function useAlerts(project: string | undefined) {
  const client = useClient();
  return useQuery({
    queryKey: keys.alertsOf(project ?? ''),
    queryFn: ({ signal }) => client.monitoring.alerts({ project: project ?? '', limit: MOST_ALERTS }, { signal }),
    enabled: project !== undefined,
  });
}

export function useAlertSettings(project: string) {
  const client = useClient();
  return useQuery({
    queryKey: keys.alertSettings(project),
    queryFn: ({ signal }) => client.monitoring.settings({ project }, { signal }),
  });
}

/** What a person does to alerts. Each is shown at once; what the core refuses is put back. */
export function useAlertActions(project: string) {
  const client = useClient();
  const queries = useQueryClient();
  const alerts = keys.alertsOf(project);
  const settings = keys.alertSettings(project);
  return {
    see: useMutation({
      mutationFn: (ids: number[]) => client.monitoring.see({ ids }),
      onMutate: (ids) => {
        const before = queries.getQueryData<Alert[]>(alerts);
        const seen = before?.map((one) => (ids.includes(one.id) ? { ...one, seen: true } : one));
        if (seen) queries.setQueryData<Alert[]>(alerts, seen);
        return { before };
      },
      onError: (_error, _ids, context) => queries.setQueryData(alerts, context?.before),
      onSettled: () => queries.invalidateQueries({ queryKey: alerts }),
    }),
    change: useMutation({
      mutationFn: (change: AlertChange) => client.monitoring.change({ project, change }),
      onMutate: (change) => {
        const before = queries.getQueryData<AlertSettings>(settings);
        if (before) queries.setQueryData<AlertSettings>(settings, laidOver(before, change));
        return { before };
      },
      onError: (_error, _change, context) => queries.setQueryData(settings, context?.before),
      onSuccess: (changed) => queries.setQueryData(settings, changed),
      // A threshold decides what is an alert and what has shifted.
      onSettled: () =>
        Promise.all([alerts, keys.monitoring(project)].map((queryKey) => queries.invalidateQueries({ queryKey }))),
    }),
  };
}
