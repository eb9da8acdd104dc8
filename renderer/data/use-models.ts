import { useQuery } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { useClient } from './transport-context.tsx';

/** Every trained version, newest first. */
export function useModels() {
  const client = useClient();
  return useQuery({
    queryKey: keys.models,
    queryFn: async ({ signal }) => {
      const versions = await client.models.list({}, { signal });
      return versions.toSorted((a, b) => b.created.localeCompare(a.created));
    },
  });
}

export function useModelCard(version: string | undefined) {
  const client = useClient();
  return useQuery({
    queryKey: keys.card(version ?? ''),
    queryFn: ({ signal }) => client.models.card({ version: version ?? '' }, { signal }),
    enabled: version !== undefined,
  });
}

export function useProjects() {
  const client = useClient();
  return useQuery({ queryKey: keys.projects, queryFn: ({ signal }) => client.projects.list(undefined, { signal }) });
}

/** The projects that live in the stack. */
export function useProjectsInStack() {
  return useProjects().data?.filter(({ place }) => place === 'stack') ?? [];
}

/** The project the window works on. */
export function useCurrentProject() {
  return useProjects().data?.find((project) => project.current);
}

export function useAbout() {
  const client = useClient();
  return useQuery({ queryKey: keys.about, queryFn: ({ signal }) => client.system.about(undefined, { signal }) });
}
