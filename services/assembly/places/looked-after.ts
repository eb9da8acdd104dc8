import { createUnfinishedMoves } from '../../moving/unfinished.ts';
import type { Catalog } from '../../ports/catalog.ts';
import type { Ground } from '../ground.ts';

type Parts = Pick<Ground, 'catalog' | 'own' | 'place' | 'places'>;

/**
 * A place's catalog for what is done without being asked: without projects of which only a copy is there that a move
 * left or makes. What was changed in it could not be told from what a person changed.
 */
export function lookedAfter({ catalog, own, place, places }: Parts): Catalog {
  const moves = createUnfinishedMoves(own.catalog.settings);
  const isCopy = async (project: string) =>
    (await moves.of(project)) !== undefined && (await places.of(project)) !== place;
  const only = async <T>(all: T[], projectOf: (one: T) => string): Promise<T[]> => {
    const kept: T[] = [];
    for (const one of all) if (!(await isCopy(projectOf(one)))) kept.push(one);
    return kept;
  };
  return {
    ...catalog,
    projects: { ...catalog.projects, list: async () => only(await catalog.projects.list(), ({ id }) => id) },
    triggers: { ...catalog.triggers, projects: async () => only(await catalog.triggers.projects(), (id) => id) },
    photos: {
      ...catalog.photos,
      binnedBefore: async (moment) => only(await catalog.photos.binnedBefore(moment), ({ project }) => project),
    },
  };
}
