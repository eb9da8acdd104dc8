import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { Fault } from '../../domain/fault.ts';
import { codeOf } from './file-fault.ts';
import { type Home, homeFault } from './home.ts';
import { socketPath } from './socket-path.ts';
import { writeAtomically } from './write-atomically.ts';

const holderShape = z.object({
  pid: z.int(),
  /** Who started it. */
  host: z.enum(['desktop', 'web', 'cli']),
  /** Where it listens. */
  socket: z.string(),
  since: z.iso.datetime(),
});
/** The core that works on a data folder. */
export type Holder = z.infer<typeof holderShape>;

export interface HomeLock extends Holder {
  release(): Promise<void>;
}

const holderFile = (home: Home) => join(home.run, 'core.json');
const BUSY = 5;
/** Whoever only looks who holds the lock has it for a moment too; a core waits so long for those to leave. */
const PATIENCE_MS = 2000;

/**
 * SQLite's lock on a file of its own. The system frees it when the process ends, however it ends, so it is never
 * stale; Node has no file lock of its own.
 */
const takeLock = (home: Home, timeout: number): DatabaseSync | undefined => {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(join(home.run, 'core.lock'), { timeout });
    database.exec('begin exclusive');
    return database;
  } catch (thrown) {
    database?.close();
    if (thrown instanceof Error && 'errcode' in thrown && thrown.errcode === BUSY) return undefined;
    throw homeFault(home.folder, thrown);
  }
};

const readHolder = async (home: Home): Promise<Holder | undefined> => {
  const text = await readFile(holderFile(home), 'utf8').catch(() => 'null');
  try {
    return holderShape.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // It is being written at this moment.
  }
};

const lockedBy = (home: Home, holder: Holder | undefined) =>
  new Fault(
    'home-locked',
    holder
      ? `Meadow runs already on this data folder (process ${holder.pid}, since ${holder.since}).`
      : 'Meadow runs already on this data folder.',
    'Use the Meadow that runs, or quit it first.',
    {
      details: {
        case: 'running',
        folder: home.folder,
        ...(holder && { pid: holder.pid, host: holder.host, since: holder.since }),
      },
    },
  );

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (thrown) {
    return codeOf(thrown) === 'EPERM';
  }
};

/** Who works on the data folder now. */
export const findHolder = async (home: Home): Promise<Holder | undefined> => {
  const holder = await readHolder(home);
  // Taking the lock keeps a core from starting, so it is only taken to tell a core from one that was killed and whose
  // process number another program has now.
  if (!holder || !isAlive(holder.pid)) return undefined;
  const lock = takeLock(home, 0);
  lock?.close();
  return lock ? undefined : holder;
};

/**
 * Makes this process the one core of the data folder. Throws `home-locked`, which tells of the one that is, and
 * `home-unusable`.
 */
export const lockHome = async (home: Home, host: Holder['host']): Promise<HomeLock> => {
  const lock = takeLock(home, PATIENCE_MS);
  if (!lock) throw lockedBy(home, await readHolder(home));
  const socket = socketPath(home.run);
  const holder: Holder = { pid: process.pid, host, socket, since: new Date().toISOString() };
  const clean = async () => {
    await rm(holderFile(home), { force: true });
    if (process.platform !== 'win32') await rm(socket, { force: true });
  };
  try {
    // A core that was killed leaves both behind.
    await clean();
    await writeAtomically(holderFile(home), Buffer.from(JSON.stringify(holder)));
  } catch (thrown) {
    lock.close();
    throw homeFault(home.folder, thrown);
  }
  return { ...holder, release: () => clean().finally(() => lock.close()) };
};
