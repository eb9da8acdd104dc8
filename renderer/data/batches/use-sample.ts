import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { routes } from '../../pages/routes.ts';
import { keys } from '../keys.ts';
import { useClient } from '../transport-context.tsx';
import { useCurrentProject } from '../use-models.ts';

const MUTATION = ['sample'];

/**
 * Has the core get a photo of the project's public list, and shows its verdict. None where the project has no such
 * list. Why nothing came of it is told where photos are chosen, whoever asked.
 */
export function useSample() {
  const client = useClient();
  const queries = useQueryClient();
  const project = useCurrentProject();
  const [, navigate] = useLocation();
  const sample = useMutation({
    mutationKey: MUTATION,
    mutationFn: (of: string) => client.predicting.sample({ project: of }),
    onSuccess: ({ batch }) => {
      navigate(routes.batch(batch));
      void queries.invalidateQueries({ queryKey: keys.batches });
    },
  });
  const { mutate, isPending, error, reset } = sample;
  return project?.publicList ? { get: () => mutate(project.id), isPending, error, reset } : undefined;
}
