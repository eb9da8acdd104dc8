import { posix, win32 } from 'node:path';

/** What the place of the data folder depends on. */
export interface Surroundings {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  /** The person's own folder. */
  user: string;
}

/** The data folder where `--home` names none: `MEADOW_HOME`, else where the system keeps programs' data. */
export const defaultHome = ({ platform, env, user }: Surroundings): string => {
  if (env.MEADOW_HOME) return env.MEADOW_HOME;
  if (platform === 'win32') return win32.join(env.LOCALAPPDATA || win32.join(user, 'AppData', 'Local'), 'Meadow');
  if (platform === 'darwin') return posix.join(user, 'Library', 'Application Support', 'Meadow');
  // The XDG specification: a relative path is invalid and must be ignored.
  const data = env.XDG_DATA_HOME?.startsWith('/') ? env.XDG_DATA_HOME : posix.join(user, '.local', 'share');
  return posix.join(data, 'meadow');
};
