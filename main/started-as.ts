import type { ElectronParts } from './electron-parts.ts';

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
export function startedAs(
  env: Readonly<Record<string, string | undefined>>,
  app: Pick<ElectronParts['app'], 'getPath'>,
): StartedAs {
  const portable = env.PORTABLE_EXECUTABLE_FILE;
  return { file: portable || env.APPIMAGE || app.getPath('exe'), isPortable: Boolean(portable) };
}
