import { useMutation } from '@tanstack/react-query';
import type { Transport } from '../../transport/client.ts';
import type { Given } from '../batches/use-new-batch.ts';
import { useTransport } from '../transport-context.tsx';
import { followAddition } from './follow-addition.ts';
import { sendToProject } from './send-to-project.ts';

/** Photos for a project; with a label where all of them have one. */
export interface GivenToProject {
  project: string;
  given: Given;
  label?: string | undefined;
}

/** Begins to add what was given. Answers false where there was no photo in it. */
export function useAddPhotos() {
  const transport = useTransport();
  return useMutation({ mutationFn: (wanted: GivenToProject) => begin(transport, wanted) });
}

async function begin({ client, pathForFile }: Transport, { project, given, label }: GivenToProject): Promise<boolean> {
  const about = { project, ...(label !== undefined && { label }) };
  const paths = given.files.map((file) => pathForFile?.(file)).filter((path) => path !== undefined);
  if (paths.length > 0 && paths.length === given.files.length) {
    const { job } = await client.photos.add({ ...about, paths });
    void followAddition(client, project, job);
    return true;
  }
  const photos = await given.photos();
  if (photos.length === 0) return false;
  const { job } = await client.photos.open({ ...about, expected: photos.length });
  void followAddition(client, project, job);
  void sendToProject(client, project, job, photos);
  return true;
}

/** Downloads the project's public list. */
export function useAddPublic() {
  const { client } = useTransport();
  return useMutation({
    mutationFn: async (project: string) => {
      const { job } = await client.photos.addPublic({ project });
      void followAddition(client, project, job);
    },
  });
}
