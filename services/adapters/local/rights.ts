import { chmod, stat } from 'node:fs/promises';
import type { Home } from './home.ts';

/** Windows keeps a person's own folder from others by lists that it inherits; it has no such rights. */
const hasRights = process.platform !== 'win32';

const modeOf = async (path: string): Promise<number | undefined> =>
  hasRights ? (await stat(path).catch(() => undefined))?.mode : undefined;

/** Who may do what with the data folder and the secrets in it, in Unix's way; undefined where there is none. */
export const seeRights = async (home: Pick<Home, 'folder' | 'secrets'>) => ({
  folder: await modeOf(home.folder),
  secrets: await modeOf(home.secrets),
});

/** Leaves both to their owner. */
export const closeRights = async (home: Pick<Home, 'folder' | 'secrets'>): Promise<void> => {
  if (!hasRights) return;
  await chmod(home.folder, 0o700);
  if ((await modeOf(home.secrets)) !== undefined) await chmod(home.secrets, 0o600);
};
