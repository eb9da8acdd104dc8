import type { ToldCase } from '../../contract/fault-cases.ts';
import { MOST_CLASSES } from '../../contract/shapes/trainable.ts';
import { Fault } from '../domain/fault.ts';
import { labelFrom } from '../domain/folder-labels.ts';

/** A change to a project's classes, as a person asks for it. */
export interface ClassChange {
  addClass?: string | undefined;
  removeClass?: string | undefined;
  renameClass?: { from: string; to: string } | undefined;
}

/** A class by its name in one spelling. Throws `bad-request` where it cannot be one. */
export function className(text: string): string {
  const label = labelFrom(text);
  if (label !== undefined) return label;
  throw wrong(
    { case: 'class-name', name: text },
    `A class cannot be called "${text}".`,
    'Give it a name of at most 60 letters; "neither" is taken.',
  );
}

/** The classes of a new project. Throws `bad-request`. */
export function newClasses(texts: readonly string[]): string[] {
  return texts.reduce<string[]>((classes, text) => withClass(classes, className(text)), []);
}

/**
 * The classes after a change, in their order. `photos` has how many photos each has, those in the bin too. Throws
 * `bad-request` where it cannot be made.
 */
export function changedClasses(
  classes: readonly string[],
  { addClass, removeClass, renameClass }: ClassChange,
  photos: (label: string) => number,
): string[] {
  let changed = [...classes];
  if (renameClass) {
    const [from, to] = [present(changed, renameClass.from), className(renameClass.to)];
    const others = changed.filter((name) => name !== from);
    if (others.length === changed.length || sameName(others, to)) throw taken(to);
    changed = changed.map((name) => (name === from ? to : name));
  }
  if (removeClass !== undefined) {
    const gone = present(changed, removeClass);
    const left = photos(gone);
    if (left > 0) throw stillUsed(gone, left);
    changed = changed.filter((name) => name !== gone);
  }
  return addClass === undefined ? changed : withClass(changed, className(addClass));
}

const sameName = (classes: readonly string[], name: string): boolean =>
  classes.some((known) => known.toLowerCase() === name.toLowerCase());

function withClass(classes: readonly string[], name: string): string[] {
  if (sameName(classes, name)) throw taken(name);
  if (classes.length < MOST_CLASSES) return [...classes, name];
  throw wrong(
    { case: 'many-classes', most: MOST_CLASSES },
    `A project has at most ${MOST_CLASSES} classes.`,
    'Join classes that belong together.',
  );
}

function present(classes: readonly string[], name: string): string {
  if (classes.includes(name)) return name;
  throw wrong(
    { case: 'class-unknown', name },
    `There is no class "${name}".`,
    'Choose one of the classes of the project.',
  );
}

function taken(name: string): Fault {
  return wrong({ case: 'class-exists', name }, `There is a class "${name}" already.`, 'Choose another name.');
}

function stillUsed(label: string, photos: number): Fault {
  return wrong(
    { case: 'class-used', label, photos },
    `The class "${label}" has ${photos} ${photos === 1 ? 'photo' : 'photos'}, the bin included.`,
    'Give its photos another label, or delete them for good first.',
  );
}

function wrong(told: ToldCase['bad-request'], message: string, hint: string): Fault {
  return new Fault('bad-request', message, hint, { details: told });
}
