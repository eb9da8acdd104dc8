import type { PhotoEdit } from '../../contract/shapes/project-photo.ts';
import type { EditRecord, PhotoChange, PhotoState } from '../ports/catalog/edits.ts';
import type { FoundPhoto } from '../ports/catalog/photos.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import { findProject } from '../steps/find-project.ts';
import { noSuchClass } from './labelling.ts';

export interface EditingParts {
  catalog: Pick<Catalog, 'projects' | 'photos' | 'edits'>;
  clock: Clock;
  user: string;
  changed(project: string): void;
}

/** What people do to photos. Each is one change in the catalog, which can be undone, also after a restart. */
export interface Editing {
  label(project: string, hashes: string[], label: string | undefined): Promise<number>;
  move(project: string, hashes: string[], to: string): Promise<number>;
  bin(project: string, hashes: string[]): Promise<number>;
  restore(project: string, hashes: string[]): Promise<number>;
  ends(project: string): Promise<{ undo?: PhotoEdit; redo?: PhotoEdit }>;
  undo(project: string): Promise<PhotoEdit | undefined>;
  redo(project: string): Promise<PhotoEdit | undefined>;
}

const stateOf = ({ label, binned }: FoundPhoto): PhotoState => ({ label, binned });

export function createEditing({ catalog, clock, user, changed }: EditingParts): Editing {
  const { photos, edits } = catalog;

  /** Gives photos the state `next` says; photos that have it already take no part. */
  const edit = async (
    kind: PhotoEdit['kind'],
    project: string,
    hashes: string[],
    next: (photo: FoundPhoto, at: Date) => PhotoState | undefined,
    to?: string,
  ): Promise<number> => {
    await findProject(catalog.projects, project);
    const at = clock.now();
    const changes = (await photos.find(project, [...new Set(hashes)])).flatMap((photo): PhotoChange[] => {
      const after = next(photo, at);
      return after ? [{ project, hash: photo.hash, before: stateOf(photo), after }] : [];
    });
    if (changes.length === 0) return 0;
    await edits.apply({ project, kind, at, by: user, to, changes });
    changed(project);
    return changes.length;
  };

  const turn = async (project: string, which: 'undo' | 'redo'): Promise<PhotoEdit | undefined> => {
    const turned = await edits[which](project, clock.now());
    if (!turned) return undefined;
    await bringClassesBack(catalog.projects, turned, which);
    for (const touched of new Set(turned.changes.map((change) => change.project))) changed(touched);
    return showEdit(turned);
  };

  return {
    async label(project, hashes, label) {
      const { name, classes } = await findProject(catalog.projects, project);
      if (label !== undefined && !classes.includes(label)) throw noSuchClass(name, label, classes);
      const next = (photo: FoundPhoto) => (photo.label === label ? undefined : { ...stateOf(photo), label });
      return edit('label', project, hashes, next, label);
    },
    bin: (project, hashes) =>
      edit('bin', project, hashes, (photo, at) => (photo.binned ? undefined : { ...stateOf(photo), binned: at })),
    restore: (project, hashes) =>
      edit('restore', project, hashes, (photo) =>
        photo.binned ? { ...stateOf(photo), binned: undefined } : undefined,
      ),
    async move(project, hashes, to) {
      await findProject(catalog.projects, project);
      const { classes } = await findProject(catalog.projects, to);
      if (project === to) return 0;
      const at = clock.now();
      const here = (await photos.find(project, [...new Set(hashes)])).filter(({ binned }) => !binned);
      if (here.length === 0) return 0;
      const there = new Map(
        (
          await photos.find(
            to,
            here.map(({ hash }) => hash),
          )
        ).map((photo) => [photo.hash, photo]),
      );
      const changes = here.flatMap((photo): PhotoChange[] => {
        const { hash } = photo;
        const known = there.get(hash);
        const own = photo.label !== undefined && classes.includes(photo.label) ? photo.label : undefined;
        return [
          { project, hash, before: stateOf(photo), after: { ...stateOf(photo), binned: at } },
          {
            project: to,
            hash,
            before: known && stateOf(known),
            after: { label: known?.label ?? own, binned: undefined },
          },
        ];
      });
      const fresh = here.filter(({ hash }) => !there.has(hash)).map((photo) => ({ ...photo, added: at, by: user }));
      await edits.apply({ project, kind: 'move', at, by: user, to, changes }, { put: { project: to, photos: fresh } });
      changed(project);
      changed(to);
      return here.length;
    },
    async ends(project) {
      await findProject(catalog.projects, project);
      const { undo, redo } = await edits.ends(project);
      return { ...(undo && { undo: showEdit(undo) }), ...(redo && { redo: showEdit(redo) }) };
    },
    undo: (project) => turn(project, 'undo'),
    redo: (project) => turn(project, 'redo'),
  };
}

/** Undoing may give a photo a label whose class was removed since: the class comes back with it. */
async function bringClassesBack(projects: Catalog['projects'], edit: EditRecord, which: 'undo' | 'redo') {
  for (const [project, changes] of Map.groupBy(edit.changes, (change) => change.project)) {
    const states = changes.map((change) => (which === 'undo' ? change.before : change.after));
    const labels = new Set(states.flatMap((state) => (state?.label === undefined ? [] : [state.label])));
    const { classes } = await findProject(projects, project);
    const missing = [...labels].filter((label) => !classes.includes(label));
    if (missing.length > 0) await projects.change(project, { classes: [...classes, ...missing] });
  }
}

export function showEdit({ id, kind, project, changes, to, at }: EditRecord): PhotoEdit {
  const photos = changes.filter((change) => change.project === project).length;
  return { id, kind, photos, ...(to !== undefined && { to }), at: at.toISOString() };
}
