import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Fault } from '../../domain/fault.ts';
import { pathFault } from '../../domain/path-fault.ts';
import { writeAtomically } from './write-atomically.ts';

/** Makes a folder with these files, whole or not at all. Throws `already-there` where something lies in its place. */
export const writeFolder = async (folder: string, files: Record<string, Uint8Array>): Promise<void> => {
  if (existsSync(folder))
    throw new Fault('already-there', `${folder} is there already.`, 'Choose another name.', {
      details: { case: 'folder', file: folder },
    });
  const unfinished = join(dirname(folder), `.${basename(folder)}.writing-${randomBytes(4).toString('hex')}`);
  try {
    await mkdir(unfinished);
    for (const [name, bytes] of Object.entries(files)) await writeAtomically(join(unfinished, name), bytes);
    await rename(unfinished, folder);
  } catch (thrown) {
    await rm(unfinished, { recursive: true, force: true });
    throw pathFault(thrown, folder, 'write') ?? thrown;
  }
};
