import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { useClient } from './transport-context.tsx';

/** What a person does to projects. Every change is seen on all pages. */
export function useProjectChanges() {
  const client = useClient();
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: keys.projects });
  return {
    select: useMutation({ mutationFn: (project: string) => client.projects.select({ project }), onSuccess }),
    create: useMutation({
      mutationFn: (wanted: { name: string; classes: string[] }) => client.projects.create(wanted),
      onSuccess,
    }),
    change: useMutation({
      mutationFn: (change: Parameters<typeof client.projects.change>[0]) => client.projects.change(change),
      onSuccess: () => queries.invalidateQueries(),
    }),
    remove: useMutation({ mutationFn: (project: string) => client.projects.remove({ project }), onSuccess }),
  };
}
