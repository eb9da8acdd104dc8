import type { PhotoEdit } from '../../contract/shapes/project-photo.ts';
import { classNamed } from '../domain/folder-labels.ts';
import type { OfferedClass } from '../domain/offered-classes.ts';
import type { EditRecord, PhotoChange, PhotoState } from '../ports/catalog/edits.ts';
import type { FoundPhoto } from '../ports/catalog/photos.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import { withClasses } from '../steps/ensure-class.ts';
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
  /** Makes the names classes, and labels those of their photos that have no label. Throws `too-many-classes`. */
  nameClasses(project: string, wanted: readonly OfferedClass[]): Promise<number>;
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
    if (turned.kind === 'new-classes' && which === 'undo') await takeClassesBack(catalog, turned);
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
    async nameClasses(project, wanted) {
      const { name: called, classes } = await findProject(catalog.projects, project);
      const labels = new Map<string, string>();
      for (const { name, hashes } of wanted)
        for (const hash of hashes) labels.set(hash, classNamed(name, classes) ?? name);
      const fresh = [...new Set(labels.values())].filter((label) => !classes.includes(label));
      if (fresh.length > 0) await catalog.projects.change(project, { classes: withClasses(called, classes, fresh) });
      // Where somebody made these classes meanwhile, they are not undone with the labels.
      const kind = fresh.length > 0 ? 'new-classes' : 'label';
      const next = (photo: FoundPhoto) =>
        photo.label === undefined && !photo.binned ? { ...stateOf(photo), label: labels.get(photo.hash) } : undefined;
      const names = [...new Set(labels.values())].join(', ');
      const labelled = await edit(kind, project, [...labels.keys()], next, names);
      if (labelled === 0) changed(project);
      return labelled;
    },
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

/** Classes that were made for these photos go with their labels, where no other photo has them by now. */
async function takeClassesBack({ projects, photos }: EditingParts['catalog'], { project, changes }: EditRecord) {
  const made = new Set(changes.map(({ after }) => after.label));
  const page = { order: 'newest', offset: 0, limit: 1 } as const;
  const used = new Set<string>();
  for (const label of made)
    for (const binned of [false, true])
      if (label !== undefined && (await photos.search(project, { label, binned }, page)).total > 0) used.add(label);
  const { classes } = await findProject(projects, project);
  const left = classes.filter((label) => !made.has(label) || used.has(label));
  if (left.length < classes.length) await projects.change(project, { classes: left });
}

export function showEdit({ id, kind, project, changes, to, at }: EditRecord): PhotoEdit {
  const photos = changes.filter((change) => change.project === project).length;
  return { id, kind, photos, ...(to !== undefined && { to }), at: at.toISOString() };
}
