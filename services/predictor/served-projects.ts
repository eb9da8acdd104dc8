import type { ServedModel, ServedProject, Shelf } from '../../contract/shapes/predictor.ts';
import { Fault } from '../domain/fault.ts';
import { projectId } from '../domain/project-id.ts';

/** The projects that can be asked; where a shelf names none, that of its live version, by its id. */
export function projectsOf({ models, live, before = [], projects }: Shelf): readonly ServedProject[] {
  if (projects) return projects;
  const id = models.find(({ version }) => version === live)?.project;
  if (id === undefined) return [];
  const its = (version: string) => models.some((model) => model.version === version && model.project === id);
  return [{ id, name: id, live: [live, ...before].filter(its) }];
}

/** The project of that id or name, however a person writes it. */
export const findProject = (projects: readonly ServedProject[], asked: string): ServedProject | undefined =>
  projects.find(({ id }) => id === asked) ??
  projects.find(({ name }) => name === asked.trim()) ??
  projects.find(({ id }) => id === projectId(asked));

/** The same. Throws `not-found`. */
export function knownProject(projects: readonly ServedProject[], asked: string): ServedProject {
  const found = findProject(projects, asked);
  if (found) return found;
  const project = asked.slice(0, 100);
  throw new Fault(
    'not-found',
    `There is no project "${project}" here.`,
    'GET /v1/models lists projects and versions.',
    {
      details: { case: 'project', project },
    },
  );
}

/** The versions that may answer for a project, the live one first. Throws `not-found` where it has none. */
export function answersOf(models: readonly ServedModel[], { name, live }: ServedProject): ServedModel[] {
  const found = live.flatMap((version) => models.filter((model) => model.version === version));
  if (found.length > 0) return found;
  throw new Fault(
    'not-found',
    `The project "${name}" has no live version yet.`,
    'Train it first, or name a version: GET /v1/models lists them.',
    { details: { case: 'no-live' } },
  );
}
