import { isAbsolute, join, relative, sep } from 'node:path';

/** One segment of a path that names a file on every system: no way up, no drive, no stream, no control character. */
const isPlainName = (name: string) => /^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(name);

/**
 * The file below `root` that an address' path names, or undefined where it names none. Only plain names are let
 * through, so that there is nothing to unpick: no encoding, no dots, no backslashes.
 */
export function containedFile(root: string, pathname: string): string | undefined {
  const names = pathname.split('/').slice(1);
  if (names.length === 0 || !names.every(isPlainName)) return undefined;
  const file = join(root, ...names);
  return isInside(root, file) ? file : undefined;
}

/** Is this path below that folder? Both as they are; links must have been followed before. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
