import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Fault } from '../../domain/fault.ts';
import { pathReason } from '../../domain/reason.ts';
import { codeOf } from './file-fault.ts';
import { makeFolder } from './make-folder.ts';
import { clearUnfinished, scratchOf } from './scratch.ts';

/** Everything Meadow keeps on this laptop lies in one folder; these are its parts. */
export interface Home {
  folder: string;
  /** The records. */
  database: string;
  /** Photos, embeddings and models. */
  objects: string;
  thumbnails: string;
  /** Archives that are being sent, until their photos are in. */
  incoming: string;
  /** What trainings measured. */
  measurements: string;
  secrets: string;
  /** What was fetched from the stack, and what waits to be written there. */
  fromStack: string;
  /** What belongs to running programs: the lock, the socket, a step's settings. */
  run: string;
  logs: string;
}

/** Where the parts of a data folder lie. */
export const homeLayout = (folder: string): Home => ({
  folder,
  database: join(folder, 'meadow.db'),
  objects: join(folder, 'objects'),
  thumbnails: join(folder, 'thumbnails'),
  incoming: join(folder, 'incoming'),
  measurements: join(folder, 'measurements'),
  secrets: join(folder, 'secrets.json'),
  fromStack: join(folder, 'stack'),
  run: join(folder, 'run'),
  logs: join(folder, 'logs'),
});

/** Why a data folder cannot be used, from what the system said. */
export const homeFault = (folder: string, thrown: unknown): Fault => {
  const code = codeOf(thrown) ?? '';
  const reason = pathReason(thrown, 'write');
  return new Fault(
    'home-unusable',
    `The data folder ${folder} cannot be used: ${reason.why}.`,
    code === 'ENOSPC' || code === 'EDQUOT'
      ? 'Free some space, or choose another with --home.'
      : 'Choose another with --home.',
    { details: { case: 'because', folder, ...reason }, cause: thrown },
  );
};

/** A file can be made, filled and removed there; what only permissions say is not true everywhere. */
const tryWriting = async (folder: string) => {
  const probe = join(folder, `probe-${process.pid}-${randomBytes(4).toString('hex')}`);
  await writeFile(probe, 'Meadow was here.', { flag: 'wx', mode: 0o600 });
  await rm(probe);
};

/** The data folder, made with its parts where it is new; only its owner may enter. Throws `home-unusable`. */
export const openHome = async (folder: string): Promise<Home> => {
  const home = homeLayout(resolve(folder));
  try {
    for (const part of [home.folder, home.objects, home.thumbnails, home.run, home.logs]) {
      await makeFolder(part);
    }
    await tryWriting(home.run);
    const written = [scratchOf(home.objects), scratchOf(home.thumbnails), home.folder, home.run];
    await Promise.all(written.map(clearUnfinished));
  } catch (thrown) {
    throw homeFault(home.folder, thrown);
  }
  return home;
};
