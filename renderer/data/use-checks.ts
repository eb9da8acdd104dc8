import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ProblemKind } from '../../contract/shapes/project-photo.ts';
import { keys } from './keys.ts';
import { useClient } from './transport-context.tsx';

const MOST = 500;

/** What was found wrong with a project's photos, clearest first. */
export function useFindings(project: string | undefined) {
  const client = useClient();
  return useQuery({
    queryKey: keys.checks(project ?? ''),
    queryFn: ({ signal }) => client.checks.list({ project: project ?? '', limit: MOST }, { signal }),
    enabled: project !== undefined,
  });
}

export function useStartChecks(project: string) {
  const client = useClient();
  return useMutation({ mutationFn: () => client.checks.start({ project }) });
}

/** Says of photos that they are fine as they are. */
export function useDismiss(project: string) {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (which: { kind: ProblemKind; hashes: string[] }) => client.checks.dismiss({ project, ...which }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.checks(project) }),
  });
}
