import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '../keys.ts';
import { useClient } from '../transport-context.tsx';

/** Makes photos of the project of photos that were only asked about; answers what came of it. */
export function useAddPredicted(project: string) {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ hashes, label }: { hashes: () => Promise<string[]>; label: string }) =>
      client.photos.addPredicted({ project, hashes: await hashes(), ...(label !== '' && { label }) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.photos(project) }),
  });
}
