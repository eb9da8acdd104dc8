import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Fault } from '../../domain/fault.ts';
import { isMissing } from './file-fault.ts';
import { writeAtomically } from './write-atomically.ts';

/** Makes a folder with these files, whole or not at all. Throws `bad-request` where something lies in its place. */
export const writeFolder = async (folder: string, files: Record<string, Uint8Array>): Promise<void> => {
  if (existsSync(folder)) throw new Fault('bad-request', `${folder} is there already.`, 'Choose another name.');
  const unfinished = join(dirname(folder), `.${basename(folder)}.writing-${randomBytes(4).toString('hex')}`);
  try {
    await mkdir(unfinished);
    for (const [name, bytes] of Object.entries(files)) await writeAtomically(join(unfinished, name), bytes);
    await rename(unfinished, folder);
  } catch (thrown) {
    await rm(unfinished, { recursive: true, force: true });
    if (isMissing(thrown))
      throw new Fault('bad-request', `There is no folder for ${folder}.`, 'Make the folder first.');
    throw thrown;
  }
};
