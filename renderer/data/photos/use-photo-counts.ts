import { useQuery } from '@tanstack/react-query';
import { keys } from '../keys.ts';
import { useClient } from '../transport-context.tsx';

/** How many photos of what kind a project has. */
export function usePhotoCounts(project: string | undefined) {
  const client = useClient();
  return useQuery({
    queryKey: keys.photoCounts(project ?? ''),
    queryFn: ({ signal }) => client.photos.counts({ project: project ?? '' }, { signal }),
    enabled: project !== undefined,
  });
}

/** What can be undone and done again. */
export function useEdits(project: string | undefined) {
  const client = useClient();
  return useQuery({
    queryKey: keys.photoEdits(project ?? ''),
    queryFn: ({ signal }) => client.photos.edits({ project: project ?? '' }, { signal }),
    enabled: project !== undefined,
  });
}

/** Who labelled a photo, and the trainings that used it. */
export function usePhotoStory(project: string, hash: string) {
  const client = useClient();
  return useQuery({
    queryKey: keys.photoStory(project, hash),
    queryFn: ({ signal }) => client.snapshots.story({ project, hash }, { signal }),
  });
}
