import { label as labelShape } from '../../contract/shapes/photo.ts';
import { NEITHER } from '../../contract/shapes/verdict.ts';

/** A label as a person wrote it, in one spelling: macOS writes accents apart, others in one. None where it can be none. */
export function labelFrom(text: string): string | undefined {
  const label = text.normalize('NFC').trim();
  return label !== NEITHER && labelShape.safeParse(label).success ? label : undefined;
}

/** The class a text names: by its exact name, else in whatever case it is written. */
export function classNamed(text: string, classes: readonly string[]): string | undefined {
  const label = labelFrom(text);
  if (label === undefined || classes.includes(label)) return label;
  return classes.find((name) => name.toLowerCase() === label.toLowerCase());
}

/** The class that the folders around a photo name, the nearest first; `folders` are their names from outside in. */
export function classOfFolders(folders: readonly string[], classes: readonly string[]): string | undefined {
  for (const folder of folders.toReversed()) {
    const found = classNamed(folder, classes);
    if (found !== undefined && classes.includes(found)) return found;
  }
  return undefined;
}

/**
 * What folders become where a project has no classes yet: the folder of a photo is its class, but not one that holds
 * such folders itself. `paths` are the folders of all photos, each from outside in.
 */
export function classesFromFolders(
  paths: readonly (readonly string[])[],
): (folders: readonly string[]) => string | undefined {
  const outer = new Set(paths.flatMap((folders) => folders.slice(0, -1).map((_, at) => key(folders.slice(0, at + 1)))));
  return (folders) => {
    const own = folders.at(-1);
    return own === undefined || outer.has(key(folders)) ? undefined : labelFrom(own);
  };
}

const key = (folders: readonly string[]): string => folders.join('/');
