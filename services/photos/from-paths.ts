import { isAbsolute } from 'node:path';
import { Fault } from '../domain/fault.ts';
import type { JobControl } from '../jobs/jobs.ts';
import type { IncomingPhoto } from '../pipeline/add-photos.ts';
import { type FoundPhoto, findPhotos } from '../pipeline/find-photos.ts';
import { readPhoto } from '../pipeline/read-photo.ts';
import type { Catalog, ProjectRecord } from '../ports/catalog.ts';
import type { Source } from './additions.ts';
import { createLabelling } from './labelling.ts';

export interface PathsAsked {
  paths: string[];
  /** Where relative paths begin. */
  from: string | undefined;
  label: string | undefined;
}

/** Photos that lie on this machine: files, and folders with all that is in them. */
export async function fromPaths(
  { catalog }: { catalog: Pick<Catalog, 'projects'> },
  project: ProjectRecord,
  { paths, from = base(paths), label }: PathsAsked,
  { signal, report }: JobControl,
): Promise<Source> {
  const found: FoundPhoto[] = [];
  for await (const photo of findPhotos(paths, from, signal)) {
    found.push(photo);
    report({ stage: 'find', done: found.length, total: 0 });
  }
  const labelling = createLabelling(
    catalog.projects,
    project,
    found.map(({ folders }) => folders),
  );
  const given = label === undefined ? undefined : labelling.named(label);
  const photos = async function* (): AsyncGenerator<IncomingPhoto> {
    for (const { path, folders, error } of found) {
      yield {
        source: path,
        label: given ?? labelling.ofFolders(folders),
        read: () => (error ? Promise.reject(error) : readPhoto(path)),
      };
    }
  };
  return { labelling, photos: photos(), total: () => found.length };
}

function base(paths: string[]): string {
  if (paths.every(isAbsolute)) return '/';
  throw new Fault(
    'bad-request',
    'A path is relative, but not to what.',
    'Give absolute paths, or say where they begin.',
  );
}
