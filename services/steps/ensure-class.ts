import { MOST_CLASSES } from '../../contract/shapes/trainable.ts';
import { Fault } from '../domain/fault.ts';
import type { ProjectRecord } from '../ports/catalog/projects.ts';
import type { Catalog } from '../ports/catalog.ts';

/**
 * Makes the function that makes a label a class of the project where it is none yet, one after the other. It throws
 * `too-many-classes`.
 */
export function createEnsureClass(
  projects: Pick<Catalog['projects'], 'find' | 'change'>,
  { id, name, classes }: Pick<ProjectRecord, 'id' | 'name' | 'classes'>,
): (label: string) => Promise<void> {
  const known = new Set(classes);
  let last: Promise<void> = Promise.resolve();

  const addClass = async (label: string) => {
    if (known.has(label)) return;
    const now = (await projects.find(id))?.classes ?? [];
    if (!now.includes(label)) await projects.change(id, { classes: withClasses(name, now, [label]) });
    known.add(label);
  };
  return (label) => {
    last = last.then(() => addClass(label));
    return last;
  };
}

/** The classes of a project and these new ones. Throws `too-many-classes`. */
export function withClasses(project: string, classes: readonly string[], fresh: readonly string[]): string[] {
  if (classes.length + fresh.length <= MOST_CLASSES) return [...classes, ...fresh];
  throw new Fault(
    'too-many-classes',
    `The project "${project}" would have more than ${MOST_CLASSES} classes.`,
    'Join classes that belong together.',
    { details: { most: MOST_CLASSES } },
  );
}
