import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RegistryAlias } from '../../contract/shapes/registry.ts';
import { keys } from './keys.ts';
import { useClient } from './transport-context.tsx';

/** Which version of a project answered when, and why; newest first. */
export function useLiveHistory(project: string | undefined) {
  const client = useClient();
  return useQuery({
    queryKey: keys.liveHistory(project ?? ''),
    queryFn: ({ signal }) => client.models.history({ project: project ?? '' }, { signal }),
    enabled: project !== undefined,
  });
}

/** The ways to have another version answer. */
export function useSwitchLive() {
  const client = useClient();
  const queries = useQueryClient();
  const onSuccess = async () => {
    await Promise.all([keys.models, keys.projects].map((queryKey) => queries.invalidateQueries({ queryKey })));
  };
  return {
    promote: useMutation({
      mutationFn: (wanted: { version: string; force?: string }) => client.models.promote(wanted),
      onSuccess,
    }),
    rollback: useMutation({
      mutationFn: (wanted: { project: string; reason?: string }) => client.models.rollback(wanted),
      onSuccess,
    }),
  };
}

/** What somebody moved by hand in the registry, and the way to have seen it. */
export function useAliasMoves(project: string) {
  const client = useClient();
  const queries = useQueryClient();
  const queryKey = keys.aliasMoves(project);
  const { data } = useQuery({ queryKey, queryFn: ({ signal }) => client.models.moves({ project }, { signal }) });
  const dismiss = useMutation({
    mutationFn: (alias: RegistryAlias) => client.models.dismissMove({ project, alias }),
    onSuccess: () => queries.invalidateQueries({ queryKey }),
  });
  return { moves: data, dismiss: dismiss.mutate };
}
