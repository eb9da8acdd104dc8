import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { defaultHome } from '../adapters/local/default-home.ts';

/** The data folder: the one asked for, else `MEADOW_HOME`, else the system's own place. */
export function homeFolder(asked: string | undefined): string {
  return resolve(asked ?? defaultHome({ platform: process.platform, env: process.env, user: homedir() }));
}
