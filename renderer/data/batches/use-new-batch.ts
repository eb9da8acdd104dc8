import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { routes } from '../../pages/routes.ts';
import type { Transport } from '../../transport/client.ts';
import { keys } from '../keys.ts';
import { type LocalPhoto, localPhotos } from '../photos/local-photo.ts';
import { useTransport } from '../transport-context.tsx';
import { changeBatch } from './batch-store.ts';
import { sendPhotos } from './send-photos.ts';
import { watchBatch } from './watch-batch.ts';

/** What a person gave: files or folders dropped, or files chosen, pasted or taken. */
export interface Given {
  /** Where they lie on this machine, where the shell around the window says it. */
  paths?: readonly string[];
  files: readonly File[];
  photos: () => Promise<LocalPhoto[]>;
  /** Whatever it is, not photos alone. */
  all: () => Promise<LocalPhoto[]>;
}

/** Files that were chosen, pasted or taken. */
export function givenFiles(files: readonly File[]): Given {
  const all = () => Promise.resolve(localPhotos(files));
  return { files, photos: all, all };
}

/** Files of this machine that were opened with Meadow, or dropped onto its icon. */
export function givenPaths(paths: readonly string[]): Given {
  const none = () => Promise.resolve([]);
  return { paths, files: [], photos: none, all: none };
}

/** Starts a batch with what was given, and shows it. Answers how many photos there were to send. */
export function useNewBatch() {
  const transport = useTransport();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  return useMutation({
    mutationFn: (given: Given) => startBatch(transport, given),
    // Why nothing came of it is said on the page where photos are added.
    onError: () => navigate(routes.predict),
    onSuccess: (batch) => {
      navigate(batch ? routes.batch(batch) : routes.predict);
      void queries.invalidateQueries({ queryKey: keys.batches });
    },
  });
}

/** The new batch's id; none where nothing looked like a photo. */
async function startBatch({ client, pathForFile }: Transport, given: Given): Promise<string | undefined> {
  const found = given.files.map((file) => pathForFile?.(file)).filter((path) => path !== undefined);
  const paths = given.paths ? [...given.paths] : found;
  if (paths.length > 0 && (given.paths || paths.length === given.files.length)) {
    const { batch } = await client.predicting.start({ paths, origin: 'window' });
    expectEnd(batch);
    return batch;
  }
  const photos = await given.photos();
  if (photos.length === 0) return undefined;
  const { batch } = await client.predicting.open({ expected: photos.length });
  expectEnd(batch);
  void watchBatch(client, batch);
  void sendPhotos(client, batch, photos);
  return batch;
}

/** A few photos are often through before the page shows them for the first time. */
function expectEnd(batch: string): void {
  changeBatch(batch, (view) => ({ ...view, awaited: true }));
}
