import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { DriftName } from '../../contract/shapes/alert.ts';
import type { MonitorSpan } from '../../contract/shapes/traffic.ts';
import { keys } from './keys.ts';
import { useClient } from './transport-context.tsx';

/** One version, or none named. */
const only = (version: string) => (version === '' ? {} : { version });

/** What was asked and answered, step by step; of all versions where `version` is empty. */
export function useTraffic(project: string | undefined, span: MonitorSpan, version: string) {
  const client = useClient();
  return useQuery({
    queryKey: keys.traffic(project ?? '', span, version),
    queryFn: ({ signal }) => client.monitoring.traffic({ project: project ?? '', span, ...only(version) }, { signal }),
    enabled: project !== undefined,
    placeholderData: keepPreviousData,
  });
}

/** Whether the last photos are still those learned from; for the live version where `version` is empty. */
export function useDrift(project: string, version: string) {
  const client = useClient();
  return useQuery({
    queryKey: keys.drift(project, version),
    queryFn: ({ signal }) => client.monitoring.drift({ project, ...only(version) }, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** The photos behind a signal, the farthest from usual first. */
export function useDriftPhotos(project: string, name: DriftName, version: string) {
  const client = useClient();
  return useQuery({
    queryKey: keys.driftPhotos(project, name, version),
    queryFn: ({ signal }) => client.monitoring.driftPhotos({ project, signal: name, ...only(version) }, { signal }),
  });
}
