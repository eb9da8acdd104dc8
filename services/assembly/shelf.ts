import type { ServedModel, Shelf } from '../../contract/shapes/predictor.ts';
import type { Models } from '../models/models.ts';
import type { Catalog, VersionRecord } from '../ports/catalog.ts';
import type { Log } from '../ports/log.ts';

export interface ShelfParts {
  catalog: Pick<Catalog, 'versions'>;
  models: Pick<Models, 'served'>;
  /** The project that is worked on. */
  currentProject(): Promise<{ id: string }>;
  log: Log;
}

/**
 * Makes the function that tells what the predictor is to serve: every version whose file is there, the newest of the
 * current project live.
 */
export function createShelf({ catalog, models, currentProject, log }: ShelfParts): () => Promise<Shelf> {
  const served = async ({ version }: VersionRecord): Promise<ServedModel[]> => {
    try {
      return [await models.served(version)];
    } catch (error) {
      log.warn('A version cannot be served', { version, error });
      return [];
    }
  };
  return async () => {
    const [versions, project] = await Promise.all([catalog.versions.list(), currentProject()]);
    const all = (await Promise.all(versions.map(served))).flat();
    const live = all.findLast((model) => model.project === project.id) ?? all.at(-1);
    return { models: all, live: live?.version ?? '' };
  };
}
