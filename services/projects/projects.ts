import type { MeadowEvent } from '../../contract/events.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { Project, projects } from '../../contract/projects.ts';
import { Fault } from '../domain/fault.ts';
import type { Catalog, ProjectRecord } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';

export interface ProjectsParts {
  catalog: Pick<Catalog, 'projects' | 'photos' | 'versions'>;
  clock: Clock;
  emit(event: MeadowEvent): void;
  /** The id of the project that is worked on, as the settings keep it. */
  currentId(): Promise<string>;
  setCurrentId(id: string): Promise<void>;
}

export interface Projects extends Handlers<typeof projects> {
  list(): Promise<Project[]>;
  /** The project that is worked on; the oldest, where the one in the settings is gone. Throws `not-found`. */
  current(): Promise<ProjectRecord>;
  /** Makes the project where it is new. */
  ensure(project: { id: string; name: string; classes: string[] }): Promise<void>;
}

const missing = (project: string) =>
  new Fault('not-found', `There is no project "${project}".`, 'Choose one of the projects there are.', {
    details: { project },
  });

/** The projects, and which of them is worked on. */
export const createProjects = ({ catalog, clock, emit, currentId, setCurrentId }: ProjectsParts): Projects => {
  const current = async () => {
    const id = await currentId();
    const project = (await catalog.projects.find(id)) ?? (await catalog.projects.list())[0];
    if (!project) throw missing(id);
    return project;
  };

  const present = async ({ id, name, classes }: ProjectRecord, chosen: string): Promise<Project> => {
    const [photos, versions] = await Promise.all([catalog.photos.count(id), catalog.versions.list(id)]);
    const live = versions.at(-1)?.version;
    return { id, name, classes, photos, current: id === chosen, ...(live !== undefined && { live }) };
  };

  return {
    current,
    async list() {
      const all = await catalog.projects.list();
      if (all.length === 0) return [];
      const { id } = await current();
      return Promise.all(all.map((project) => present(project, id)));
    },
    async select({ project }) {
      if (!(await catalog.projects.find(project))) throw missing(project);
      await setCurrentId(project);
      emit({ type: 'project.selected', project });
    },
    async ensure(project) {
      if (await catalog.projects.find(project.id)) return;
      await catalog.projects.create({ ...project, created: clock.now(), policy: 'ask' });
    },
  };
};
