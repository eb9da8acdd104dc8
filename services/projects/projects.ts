import type { MeadowEvent } from '../../contract/events.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { Project, projects } from '../../contract/projects.ts';
import type { Place } from '../../contract/shapes/place.ts';
import { challengerOf } from '../domain/challenger.ts';
import { Fault } from '../domain/fault.ts';
import { projectId } from '../domain/project-id.ts';
import { publicList } from '../domain/public-list.ts';
import type { ProjectRecord } from '../ports/catalog/projects.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import { changedClasses, className, newClasses } from './classes.ts';
import { type RemoveParts, removeProject } from './remove-project.ts';

export interface ProjectsParts extends RemoveParts {
  catalog: RemoveParts['catalog'] & Pick<Catalog, 'live'>;
  clock: Clock;
  emit(event: MeadowEvent): void;
  /** The id of the project that is worked on, as the settings keep it. */
  currentId(): Promise<string>;
  setCurrentId(id: string): Promise<void>;
  /** Where these projects are. */
  place: Place;
  /** The project of that id, where it is in another place. */
  elsewhere(id: string): Promise<Pick<ProjectRecord, 'id' | 'name'> | undefined>;
  /** Where a project of that id was, before it was deleted, says nothing of the next one. */
  forgetPlace(id: string): Promise<void>;
  /** Whether a move of it goes on, or was broken off. */
  isMoving(id: string): Promise<boolean>;
}

export interface Projects extends Handlers<typeof projects> {
  list(): Promise<Project[]>;
  /** The project that is worked on; the oldest, where the one in the settings is gone. Throws `not-found`. */
  current(): Promise<Pick<ProjectRecord, 'id' | 'name'>>;
  /** Makes the project where it is new. */
  ensure(project: { id: string; name: string; classes: string[] }): Promise<void>;
}

const missing = (project: string) =>
  new Fault('not-found', `There is no project "${project}".`, 'Choose one of the projects there are.', {
    details: { case: 'project', project },
  });

const taken = (project: string) =>
  new Fault('bad-request', `The project "${project}" exists already.`, 'Choose another name.', {
    details: { case: 'project-exists', project },
  });

const inUse = (name: string) =>
  new Fault('bad-request', `"${name}" is the project you work on.`, 'Choose another project first.', {
    details: { case: 'project-open', name },
  });

const shipped = (name: string) =>
  new Fault('bad-request', `"${name}" ships with Meadow and cannot be removed.`, 'Delete its photos instead.', {
    details: { case: 'project-ships', name },
  });

const moving = (project: string) =>
  new Fault(
    'project-moving',
    'The project is being moved, so it was left as it is.',
    'Go on with its move, or undo it.',
    {
      details: { project },
    },
  );

/** The projects, and which of them is worked on. */
export const createProjects = (parts: ProjectsParts): Projects => {
  const { catalog, clock, emit, currentId, setCurrentId } = parts;
  const find = async (id: string) => {
    const project = await catalog.projects.find(id);
    if (!project) throw missing(id);
    return project;
  };
  const current = async () => {
    const id = await currentId();
    const project =
      (await catalog.projects.find(id)) ?? (await parts.elsewhere(id)) ?? (await catalog.projects.list())[0];
    if (!project) throw missing(id);
    return project;
  };

  const present = async ({ id, name, classes, policy }: ProjectRecord, chosen: string): Promise<Project> => {
    const [{ total, unlabelled }, versions, history] = await Promise.all([
      catalog.photos.counts(id),
      catalog.versions.list(id),
      catalog.live.history(id),
    ]);
    const challenger = challengerOf(versions, history);
    return {
      id,
      name,
      classes,
      photos: total - unlabelled,
      unlabelled,
      policy,
      publicList: publicList(id).length > 0,
      current: id === chosen,
      place: parts.place,
      ...(history[0] && { live: history[0].version, liveSince: history[0].at.toISOString() }),
      ...(challenger !== undefined && { challenger }),
    };
  };
  const presentOne = async (id: string) => present(await find(id), (await current()).id);

  const photosOf = async (project: string, label: string | undefined) => {
    if (label === undefined) return 0;
    const page = { order: 'newest', offset: 0, limit: 1 } as const;
    const here = await catalog.photos.search(project, { label, binned: false }, page);
    const binned = await catalog.photos.search(project, { label, binned: true }, page);
    return here.total + binned.total;
  };

  const select = async (project: string) => {
    await find(project);
    await setCurrentId(project);
    emit({ type: 'project.selected', project });
  };

  return {
    current,
    async list() {
      const all = await catalog.projects.list();
      if (all.length === 0) return [];
      const { id } = await current();
      return Promise.all(all.map((project) => present(project, id)));
    },
    select: ({ project }) => select(project),
    async create({ name, classes, select: wanted }) {
      const id = projectId(name);
      if (await parts.elsewhere(id)) throw taken(id);
      await parts.forgetPlace(id);
      await catalog.projects.create({ id, name, classes: newClasses(classes), created: clock.now(), policy: 'ask' });
      emit({ type: 'projects.changed' });
      if (wanted !== false) await select(id);
      return presentOne(id);
    },
    async change({ project: id, name, policy, ...asked }) {
      const { classes } = await find(id);
      const used = await photosOf(id, asked.removeClass);
      const changed = changedClasses(classes, asked, () => used);
      const renamed = asked.renameClass && { from: asked.renameClass.from, to: className(asked.renameClass.to) };
      await catalog.projects.change(id, { name, policy, classes: changed, renamed });
      emit({ type: 'projects.changed' });
      if (renamed) emit({ type: 'photos.changed', project: id });
      return presentOne(id);
    },
    async remove({ project: id }) {
      const { name } = await find(id);
      if ((await current()).id === id) throw inUse(name);
      if ((await catalog.versions.list(id)).some(({ object }) => object === undefined)) throw shipped(name);
      if (await parts.isMoving(id)) throw moving(id);
      await removeProject(parts, id);
      await parts.forgetPlace(id);
      emit({ type: 'projects.changed' });
    },
    async ensure(project) {
      if (await catalog.projects.find(project.id)) return;
      await catalog.projects.create({ ...project, created: clock.now(), policy: 'ask' });
      emit({ type: 'projects.changed' });
    },
  };
};
