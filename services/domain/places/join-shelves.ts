import type { FaultShape } from '../../../contract/errors.ts';
import { answering } from '../../../contract/shapes/answering.ts';
import { own } from '../../../contract/shapes/own.ts';
import type { ServedModel, ServedProject, Shelf } from '../../../contract/shapes/predictor.ts';

/** What a predictor can serve of the projects in one place. */
export interface PlaceShelf {
  /** Oldest first. */
  models: ServedModel[];
  /** By project: the live version and those that were live before, the last first; and when it was switched last. */
  live: Record<string, { versions: string[]; switched: number }>;
  /** Every project's name, by its id. */
  names: Record<string, string>;
  /** Why a version is not among the models. */
  absent: Record<string, FaultShape>;
}

/**
 * What a predictor serves: the versions of all places, the champion of the current project live. Until that has one,
 * the version answers that went live last in any project. None where there is no version at all.
 */
export function joinShelves(places: readonly PlaceShelf[], current: string): Shelf | undefined {
  const models = new Map<string, ServedModel>();
  for (const model of places.flatMap((place) => place.models))
    if (!models.has(model.version)) models.set(model.version, model);
  const newest = [...models.values()].at(-1);
  if (!newest) return undefined;
  const candidates = places.flatMap((place) => Object.entries(place.live).map(toCandidate));
  const wanted = answering(candidates, current)?.versions ?? [];
  const [live = newest.version, ...before] = wanted.filter((version) => models.has(version));
  const absent = places.map((place) => place.absent[wanted[0] ?? '']).find((fault) => fault !== undefined);
  return { models: [...models.values()], live, before, projects: projectsOf(places), ...(absent && { absent }) };
}

const toCandidate = ([id, { versions, switched }]: [string, PlaceShelf['live'][string]]) => ({
  id,
  versions,
  live: versions[0],
  liveSince: new Date(switched).toISOString(),
});

/** Each project once, from the first place that has it. */
function projectsOf(places: readonly PlaceShelf[]): ServedProject[] {
  const projects = new Map<string, ServedProject>();
  for (const { names, live } of places)
    for (const [id, name] of Object.entries(names))
      if (!projects.has(id)) projects.set(id, { id, name, live: own(live, id)?.versions ?? [] });
  return [...projects.values()];
}

/** Of a shelf, what belongs to these projects. */
export function shelfOf({ models, live, names, absent }: PlaceShelf, projects: ReadonlySet<string>): PlaceShelf {
  const ofThem = <T>(all: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([project]) => projects.has(project)));
  return {
    models: models.filter(({ project }) => projects.has(project)),
    live: ofThem(live),
    names: ofThem(names),
    absent,
  };
}
