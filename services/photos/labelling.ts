import { Fault } from '../domain/fault.ts';
import { classesFromFolders, classNamed, classOfFolders, labelFrom } from '../domain/folder-labels.ts';
import type { ProjectRecord } from '../ports/catalog/projects.ts';
import type { Catalog } from '../ports/catalog.ts';
import { createEnsureClass } from '../steps/ensure-class.ts';

/** How photos of one addition get their labels. */
export interface Labelling {
  /** The label of a photo by the folders around it, from outside in; none where they say nothing. */
  ofFolders(folders: readonly string[]): string | undefined;
  /** The class a list or a person names. Throws `labels-differ` where the project has no such class. */
  named(text: string): string;
  /** Makes it a class of the project where it is none yet. */
  ensureClass(label: string): Promise<void>;
}

interface LabellingWays {
  /** The folders of all photos, where they are known beforehand. */
  paths?: readonly (readonly string[])[];
  /** Folders, lists and persons may name new classes. */
  newClasses?: boolean;
}

/**
 * Labels for photos of a project. Where it has no classes yet, folders and lists make them; else only its own count,
 * unless new ones are wanted. Those that differ only in case are one.
 */
export function createLabelling(
  projects: Catalog['projects'],
  { id, name, classes }: ProjectRecord,
  { paths = [], newClasses = classes.length === 0 }: LabellingWays = {},
): Labelling {
  const fromFolders = classesFromFolders(paths);
  const known = [...classes];
  const asKnown = (label: string | undefined) => {
    if (label === undefined) return undefined;
    const spelled = classNamed(label, known) ?? label;
    if (!known.includes(spelled)) known.push(spelled);
    return spelled;
  };
  return {
    ofFolders: (folders) =>
      classOfFolders(folders, classes) ?? (newClasses ? asKnown(fromFolders(folders)) : undefined),
    named(text) {
      const label = newClasses ? asKnown(labelFrom(text)) : classNamed(text, classes);
      if (label === undefined || !known.includes(label)) throw noSuchClass(name, text, classes);
      return label;
    },
    ensureClass: createEnsureClass(projects, { id, name, classes }),
  };
}

/** The fault for a label that is no class of the project. */
export function noSuchClass(project: string, label: string, classes: readonly string[]): Fault {
  const those = classes.length === 0 ? 'it has none yet' : `its classes are ${classes.join(', ')}`;
  return new Fault(
    'labels-differ',
    `The project "${project}" has no class "${label}"; ${those}.`,
    'Choose one of its classes, or make it one: "meadow photos add PATH --new-classes" takes photos and new classes.',
    { details: { case: 'label', project, labels: label } },
  );
}
