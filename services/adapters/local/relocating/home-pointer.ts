import { readFileSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { z } from 'zod';
import { Fault } from '../../../domain/fault.ts';
import type { Surroundings } from '../default-home.ts';
import { isMissing } from '../file-fault.ts';
import { writeAtomically } from '../write-atomically.ts';

const pointerShape = z.object({
  /** The data folder. */
  folder: z.string().min(1),
  /** The one before it, which is kept until a person deletes it. */
  before: z.object({ folder: z.string().min(1), left: z.iso.datetime() }).optional(),
});
export type HomePointer = z.infer<typeof pointerShape>;

/**
 * The file that says where the data folder lies, once a person has moved it. Apart from the data folder's usual place,
 * which may be deleted then.
 */
export const pointerFile = ({ platform, env, user }: Surroundings): string => {
  const name = 'data-folder.json';
  if (platform === 'win32')
    return win32.join(env.LOCALAPPDATA || win32.join(user, 'AppData', 'Local'), 'Meadow Place', name);
  if (platform === 'darwin') return posix.join(user, 'Library', 'Preferences', 'Meadow', name);
  const config = env.XDG_CONFIG_HOME?.startsWith('/') ? env.XDG_CONFIG_HOME : posix.join(user, '.config');
  return posix.join(config, 'meadow', name);
};

const damaged = (file: string, cause: unknown) =>
  new Fault(
    'home-unusable',
    `The file ${file}, which says where the data folder is, cannot be read.`,
    'Name the data folder with --home, or delete that file where it never moved.',
    { details: { case: 'pointer', file }, cause },
  );

/** Where the data folder was moved to; undefined where it never was. Throws `home-unusable`. */
export const readPointer = (file: string): HomePointer | undefined => {
  try {
    return pointerShape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (thrown) {
    if (isMissing(thrown)) return undefined;
    throw damaged(file, thrown);
  }
};

/** Whole or not at all: whoever starts next reads the one or the other. */
export const writePointer = (file: string, pointer: HomePointer): Promise<void> =>
  writeAtomically(file, Buffer.from(`${JSON.stringify(pointer, null, 2)}\n`));
