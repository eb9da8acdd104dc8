import type { FaultShape } from '../../contract/errors.ts';
import { liveBefore } from '../../contract/shapes/live-stack.ts';
import type { ServedModel } from '../../contract/shapes/predictor.ts';
import { asFault } from '../domain/fault.ts';
import type { PlaceShelf } from '../domain/places/join-shelves.ts';
import type { Models } from '../models/models.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Log } from '../ports/log.ts';

export interface PlaceShelfParts {
  catalog: Pick<Catalog, 'versions' | 'live' | 'projects'>;
  models: Pick<Models, 'served'>;
  log: Log;
}

/** What a predictor can serve of the projects in one place: every version whose file is there. */
export async function readPlaceShelf({ catalog, models, log }: PlaceShelfParts): Promise<PlaceShelf> {
  const served: ServedModel[] = [];
  const absent: Record<string, FaultShape> = {};
  for (const { version } of await catalog.versions.list()) {
    try {
      served.push(await models.served(version));
    } catch (error) {
      log.warn('A version cannot be served', { version, error });
      absent[version] = asFault(error).toShape();
    }
  }
  const live: PlaceShelf['live'] = {};
  const names: PlaceShelf['names'] = {};
  for (const { id, name } of await catalog.projects.list()) {
    names[id] = name;
    const history = await catalog.live.history(id);
    const [newest] = history;
    if (newest) live[id] = { versions: [newest.version, ...liveBefore(history)], switched: newest.at.getTime() };
  }
  return { models: served, live, names, absent };
}

/** What each project is called, and which record of the live history is its newest: another one when a version goes live. */
export async function championMarks({ projects, live }: Pick<Catalog, 'projects' | 'live'>) {
  const all = await projects.list();
  return Promise.all(all.map(async ({ id, name }) => [id, name, (await live.champion(id))?.id ?? null]));
}

/** Makes the function that tells, cheaply, whether another version should be live: what it gives changes then. */
export function createLiveMark(
  catalog: Pick<Catalog, 'projects' | 'live'>,
  current: () => Promise<{ id: string }>,
): () => Promise<string> {
  return async () => {
    const [{ id }, champions] = await Promise.all([current(), championMarks(catalog)]);
    return JSON.stringify([id, champions]);
  };
}
