import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { DataFolderState } from '../../contract/data-folder.ts';
import { defaultHome } from '../adapters/local/default-home.ts';
import { homeLayout } from '../adapters/local/home.ts';
import { pointerFile, readPointer } from '../adapters/local/relocating/home-pointer.ts';
import { Fault } from '../domain/fault.ts';

export interface ChosenHome {
  folder: string;
  by: DataFolderState['chosenBy'];
}

const surroundings = () => ({ platform: process.platform, env: process.env, user: homedir() });

/** Where it is written down which data folder is in use, once a person has moved it. */
export const homePointer = (): string => pointerFile(surroundings());

/**
 * The data folder: the one asked for, else `MEADOW_HOME`, else where a person moved it, else the system's own place.
 * Throws `home-unusable` where it was moved to a disk that is not there: an empty one in its place would look like a loss.
 */
export function chooseHome(asked: string | undefined): ChosenHome {
  if (asked !== undefined) return { folder: resolve(asked), by: 'option' };
  const usual = resolve(defaultHome(surroundings()));
  if (process.env.MEADOW_HOME) return { folder: usual, by: 'environment' };
  const moved = readPointer(homePointer());
  if (!moved) return { folder: usual, by: 'system' };
  if (!existsSync(homeLayout(moved.folder).database)) throw away(moved.folder, moved.before?.folder);
  return { folder: moved.folder, by: 'move' };
}

export const homeFolder = (asked: string | undefined): string => chooseHome(asked).folder;

function away(folder: string, before: string | undefined): Fault {
  const old = before === undefined ? '' : ` The folder before it can be opened with --home "${before}".`;
  return new Fault(
    'home-unusable',
    `The data folder ${folder} is not there.`,
    `Connect the disk it is on, then start Meadow again.${old}`,
    { details: { case: 'gone', folder } },
  );
}
