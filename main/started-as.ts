import { appImageOf, type Running } from './app-image.ts';

/** The file by which Meadow is started again. */
export interface StartedAs {
  file: string;
  /** It was not installed: nothing in the system is to lead to it. */
  isPortable: boolean;
}

/**
 * What the system is to start: an AppImage and Windows' portable file unpack the program that runs into a folder that goes
 * with it, and name themselves in the environment.
 */
export function startedAs(running: Running): StartedAs {
  const portable = running.env.PORTABLE_EXECUTABLE_FILE;
  return { file: portable || appImageOf(running) || running.execPath, isPortable: Boolean(portable) };
}
