import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PhotoLabel } from '../../../contract/shapes/project-photo.ts';
import type { Client } from '../../transport/client.ts';
import { keys } from '../keys.ts';
import { useClient } from '../transport-context.tsx';

/** Finds the label a photo has in a project. */
export type LabelOf = (hash: string) => PhotoLabel | undefined;

/** The labels photos have in a project, which are asked about in parts of at most 500; none where there is no project. */
export function useLabels(project: string | undefined, parts: readonly (readonly string[])[]): LabelOf {
  const client = useClient();
  return useQueries({
    queries: project === undefined ? [] : parts.map((part) => askFor(client, project, part)),
    combine: (answers) => {
      const labels = new Map(answers.flatMap(({ data = [] }) => data.map((one) => [one.hash, one])));
      return (hash: string) => labels.get(hash);
    },
  });
}

/** The label one photo has in a project. */
export function useLabelOf(project: string | undefined, hash: string): PhotoLabel | undefined {
  const client = useClient();
  return useQuery({ ...askFor(client, project ?? '', [hash]), enabled: project !== undefined }).data?.[0];
}

const askFor = (client: Client, project: string, hashes: readonly string[]) => ({
  queryKey: keys.photoLabels(project, hashes),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    client.photos.labelled({ project, hashes: [...hashes] }, { signal }),
});

/** Labels a photo that was only asked about, for a project, or takes that back. */
export function useLabelPredicted(project: string | undefined) {
  const client = useClient();
  const queries = useQueryClient();
  const id = project ?? '';
  const onSettled = () => queries.invalidateQueries({ queryKey: keys.photos(id) });
  const give = useMutation({
    mutationFn: (given: { hash: string; photo: string; label: string }) =>
      client.photos.labelPredicted({ project: id, ...given }),
    onSettled,
  });
  const takeBack = useMutation({
    mutationFn: (hash: string) => client.photos.unlabelPredicted({ project: id, hash }),
    onSettled,
  });
  return { give, takeBack, error: give.error ?? takeBack.error };
}
