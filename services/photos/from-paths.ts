import { readFile, stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { Fault } from '../domain/fault.ts';
import type { JobControl } from '../jobs/jobs.ts';
import type { Archive, ArchiveReader } from '../ports/archive-reader.ts';
import type { ProjectRecord } from '../ports/catalog/projects.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Downloader } from '../ports/downloader.ts';
import { findPhotos } from '../steps/find-photos.ts';
import { readPhoto, unreadable } from '../steps/read-photo.ts';
import type { Source } from './additions.ts';
import { type Found, withLabel } from './found.ts';
import { fromArchive } from './from-archive.ts';
import { fromList } from './from-list.ts';
import { createLabelling } from './labelling.ts';

export interface PathsAsked {
  paths: string[];
  /** Where relative paths begin. */
  from: string | undefined;
  label: string | undefined;
  /** Folders and labels that are no class yet become one. */
  newClasses: boolean;
}

export interface FromPathsParts {
  catalog: Pick<Catalog, 'projects'>;
  archives: ArchiveReader;
  downloader: Downloader;
}

/** A list longer than this is no list of photos. */
const MOST_LIST_BYTES = 20 * 1024 * 1024;

const isArchiveName = (name: string): boolean => /\.zip$/i.test(name);
export const isListName = (name: string): boolean => /\.(csv|tsv)$/i.test(name);

/**
 * Photos that lie on this machine: files, folders with all that is in them, zip files, and CSV lists. Throws where an
 * archive or a list is refused, before anything is added.
 */
export async function fromPaths(
  parts: FromPathsParts,
  project: ProjectRecord,
  { paths, from = base(paths), label, newClasses }: PathsAsked,
  { signal, report }: JobControl,
): Promise<Source> {
  const archives: Archive[] = [];
  const close = async () => {
    for (const archive of archives) await archive.close();
  };
  try {
    const found: Found[] = [];
    for await (const { path, folders, error } of findPhotos(paths, from, signal)) {
      if (error) found.push({ source: path, folders, read: () => Promise.reject(error) });
      else if (folders.length === 0 && isArchiveName(path)) {
        const archive = await parts.archives.open(path);
        archives.push(archive);
        found.push(...fromArchive(archive, path));
      } else if (folders.length === 0 && isListName(path)) {
        found.push(...fromList(await readList(path), path, parts.downloader));
      } else found.push({ source: path, folders, read: () => readPhoto(path) });
      report({ stage: 'find', done: found.length, total: 0 });
    }
    const labelling = createLabelling(parts.catalog.projects, project, {
      paths: found.map(({ folders }) => folders),
      ...(newClasses && { newClasses }),
    });
    const given = label === undefined ? undefined : labelling.named(label);
    const photos = async function* () {
      for (const photo of found) yield withLabel(photo, labelling, given);
    };
    return { labelling, photos: photos(), total: () => found.length, close };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

async function readList(path: string): Promise<Uint8Array> {
  try {
    if ((await stat(path)).size > MOST_LIST_BYTES) throw tooLarge();
    return await readFile(path);
  } catch (thrown) {
    throw thrown instanceof Fault ? thrown : unreadable(thrown);
  }
}

function tooLarge(): Fault {
  return new Fault('bad-request', 'The list is larger than 20 MB.', 'Split it into several lists.', {
    details: { case: 'list-large' },
  });
}

function base(paths: string[]): string {
  if (paths.every(isAbsolute)) return '/';
  throw new Fault(
    'bad-request',
    'A path is relative, but not to what.',
    'Give absolute paths, or say where they begin.',
    { details: { case: 'relative-path' } },
  );
}
