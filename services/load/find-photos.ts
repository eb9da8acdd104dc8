import type { LoadResult } from '../../contract/shapes/load.ts';
import { Fault } from '../domain/fault.ts';
import { chooseSent } from '../domain/load/choose-sent.ts';
import { photoKey, SEEN } from '../domain/object-keys.ts';
import type { PhotoRecords } from '../ports/catalog/photos.ts';
import type { ObjectStore } from '../ports/object-store.ts';

export interface FindPhotosParts {
  catalog: { photos: Pick<PhotoRecords, 'list'> };
  objects: Pick<ObjectStore, 'has' | 'file' | 'list'>;
}

export interface FoundPhotos {
  about: LoadResult['photos'];
  /** Their files on this machine. */
  files: string[];
}

/** Photos of the history that are looked at. */
const MOST_SEEN = 2000;

/** Photos to send: some of the project's, else of those people asked about. Throws `nothing-to-send`. */
export async function findPhotos({ catalog, objects }: FindPhotosParts, project: string): Promise<FoundPhotos> {
  const own = chooseSent(await catalog.photos.list(project)).map(({ hash, bytes }) => ({ key: photoKey(hash), bytes }));
  const there = await Promise.all(own.map(({ key }) => objects.has(key)));
  const fromProject = own.filter((_, at) => there[at]);
  const chosen = fromProject.length > 0 ? fromProject : chooseSent(await seen(objects));
  if (chosen.length === 0) throw nothing();
  return {
    about: {
      count: chosen.length,
      bytes: chosen.reduce((sum, { bytes }) => sum + bytes, 0),
      from: fromProject.length > 0 ? 'project' : 'history',
    },
    files: await Promise.all(chosen.map(({ key }) => objects.file(key))),
  };
}

async function seen(objects: Pick<ObjectStore, 'list'>): Promise<{ key: string; bytes: number }[]> {
  const found: { key: string; bytes: number }[] = [];
  for await (const object of objects.list(SEEN)) if (found.push(object) === MOST_SEEN) break;
  return found.sort((one, other) => (one.key < other.key ? -1 : 1));
}

const nothing = (): Fault =>
  new Fault(
    'nothing-to-send',
    'There is no photo to test with: the project has none, and none is kept of what was asked.',
    'Add photos to the project, or ask about some first.',
  );
