import type { Place } from '../../../contract/shapes/place.ts';
import type { Where } from '../../domain/places/where-to.ts';
import { projectId } from '../../domain/project-id.ts';
import type { Machine } from '../machine.ts';

export type FindParts = Pick<Machine, 'own' | 'places' | 'settings' | 'recordsAt'>;

/** In which place is what a call names, or a prediction. */
export function createFindPlace({ own: { catalog }, places, settings, recordsAt }: FindParts) {
  const own = recordsAt === undefined ? 'laptop' : 'stack';
  const ofProject = async (project: string): Promise<Place> => {
    const there = await places.of(project);
    // Commands name projects as people do.
    return there === own ? places.of(projectId(project)) : there;
  };
  /** The core's own place has it and its project; else it can only be in the other, where any project is. */
  const of = async (found: { project: string } | undefined): Promise<Place> => {
    if (found) return places.of(found.project);
    return (await places.inStack()).size > 0 ? 'stack' : own;
  };
  return {
    ofProject,
    ofVersion: async (version: string) => of(await catalog.versions.find(version)),
    ofRun: async (run: string) => of(await catalog.runs.find(run)),
    ofSnapshot: async (snapshot: string) => of(await catalog.snapshots.find(snapshot)),
    ofCurrent: async () => places.of((await settings.get()).project),
  };
}
export type FindPlace = ReturnType<typeof createFindPlace>;

/** Where a call is answered; `ofJob` knows the jobs that calls have begun. */
export async function placeOf(find: FindPlace, where: Where, ofJob: (job: string) => Place | undefined) {
  if (typeof where === 'string') return where === 'current' ? find.ofCurrent() : undefined;
  switch (where.by) {
    case 'project':
      return find.ofProject(where.id);
    case 'version':
      return find.ofVersion(where.id);
    case 'run':
      return find.ofRun(where.id);
    case 'snapshot':
      return find.ofSnapshot(where.id);
    case 'job':
      return ofJob(where.id);
  }
}
