import { realpathSync } from 'node:fs';
import { isInside } from './contained-file.ts';

/** What is known of the program that runs. */
export interface Running {
  env: Readonly<Record<string, string | undefined>>;
  /** Its own file. */
  execPath: string;
  /** What its package calls itself; an AppImage has no such word. */
  packageType: string | undefined;
}

/**
 * The AppImage that this program came in. An AppImage names itself and the folder it is unpacked in by the environment, which
 * every program inherits that is started from there, as by an editor's terminal: it is believed only about what lies in that
 * folder.
 */
export function appImageOf({ env, execPath, packageType }: Running): string | undefined {
  const { APPIMAGE: file, APPDIR: folder } = env;
  if (!file || !folder || packageType !== undefined) return undefined;
  return isInside(real(folder), real(execPath)) ? file : undefined;
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path; // it is unmounted already: as it was said, then
  }
}
