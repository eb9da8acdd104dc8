import { Fault } from '../domain/fault.ts';
import type { ProjectRecord } from '../ports/catalog/projects.ts';
import type { Catalog } from '../ports/catalog.ts';

/** Throws `not-found`. */
export async function findProject(projects: Catalog['projects'], id: string): Promise<ProjectRecord> {
  const project = await projects.find(id);
  if (project) return project;
  throw new Fault('not-found', `There is no project "${id}".`, 'Choose one of the projects there are.', {
    details: { case: 'project', project: id },
  });
}
