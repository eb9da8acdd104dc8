import { existsSync } from 'node:fs';
import { open, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isMissing } from './file-fault.ts';
import type { Home } from './home.ts';
import { makeFolder } from './make-folder.ts';
import { writeAtomically } from './write-atomically.ts';

// A restored data folder takes the place of the one before in steps that can be done again: whoever opens the folder
// next, under its lock, goes on where a killed program was. `waiting`: nothing was moved yet; `version`: the only Meadow it
// is for, where it is for one. `forward`: the new parts move in, the old ones out.
// `opening`: the new ones are in place and were not opened yet. `back`: they could not be opened, the old ones return.
const stateShape = z.union([
  z.object({ step: z.literal('waiting'), version: z.string().optional() }),
  z.object({ step: z.enum(['forward', 'opening', 'back']), had: z.array(z.string()) }),
]);
type State = z.infer<typeof stateShape>;
type Moving = Exclude<State, { step: 'waiting' }>;

/** What is replaced. The write-ahead log belongs to the old records only. */
const PARTS = [
  'meadow.db-wal',
  'meadow.db-shm',
  'meadow.db',
  'objects',
  'measurements',
  'thumbnails',
  'secrets.json',
] as const;
/** Kept where the new data folder brings none. */
const KEPT: readonly string[] = ['secrets.json'];

export const restorePlace = ({ folder }: Pick<Home, 'folder'>) => {
  const root = join(folder, 'restore');
  return { root, new: join(root, 'new'), old: join(root, 'old'), state: join(root, 'state.json') };
};

const readState = async (home: Home): Promise<State | undefined> => {
  const text = await readFile(restorePlace(home).state, 'utf8').catch((thrown: unknown) => {
    if (isMissing(thrown)) return undefined;
    throw thrown;
  });
  return text === undefined ? undefined : stateShape.parse(JSON.parse(text));
};

const writeState = (home: Home, state: State) =>
  writeAtomically(restorePlace(home).state, Buffer.from(JSON.stringify(state)));

/** Whether a restored data folder waits to take its place. */
export const restoreWaits = async (home: Home): Promise<boolean> => (await readState(home)) !== undefined;

/**
 * From now on what lies in `new` takes the place of what is there, when the data folder is opened next; where that is by
 * another Meadow than `version`, it is dropped.
 */
export const beginRestore = (home: Home, version?: string): Promise<void> =>
  writeState(home, { step: 'waiting', ...(version !== undefined && { version }) });

/** What there is to be moved out, seen under the lock before anything is opened. */
const begin = async (home: Home): Promise<Moving> => {
  const brings = (part: string) => existsSync(join(restorePlace(home).new, part));
  const had = PARTS.filter((part) => existsSync(join(home.folder, part)) && (brings(part) || !KEPT.includes(part)));
  const state = { step: 'forward', had } satisfies Moving;
  await writeState(home, state);
  return state;
};

/** Removes what is left of a restore, also of one that waits. */
export const clearRestore = async (home: Home): Promise<void> => {
  const place = restorePlace(home);
  await rm(place.state, { force: true });
  await rm(place.root, { recursive: true, force: true });
};

/**
 * Opens a data folder whose lock is held, as the Meadow of this `version`. A restored one that waits for it takes its place
 * first; where it cannot be opened, the one before is put back and the reason thrown.
 */
export const openRestored = async <T>(home: Home, version: string, openAll: () => Promise<T>): Promise<T> => {
  const found = await readState(home);
  const isOthers = found?.step === 'waiting' && found.version !== undefined && found.version !== version;
  if (isOthers) await rm(restorePlace(home).state, { force: true });
  const state = isOthers ? undefined : found;
  if (state?.step === 'back') await goBack(home, state);
  else if (state) return openNew(home, state.step === 'waiting' ? await begin(home) : state, openAll);
  // What cannot be removed now keeps nobody from working.
  if (existsSync(restorePlace(home).root)) await clearRestore(home).catch(() => undefined);
  return openAll();
};

const openNew = async <T>(home: Home, state: Moving, openAll: () => Promise<T>): Promise<T> => {
  if (state.step === 'forward') {
    await moveIn(home, state);
    await writeState(home, { ...state, step: 'opening' });
  }
  const opened = await openAll().catch(async (thrown: unknown) => {
    const back = { ...state, step: 'back' } as const;
    // On a full disk it cannot be written down; going back makes room, and can be done again.
    await writeState(home, back).catch(() => undefined);
    await goBack(home, back);
    throw thrown;
  });
  // The state goes first: what cannot be removed now, such as a file in use, is removed at the next start.
  await clearRestore(home).catch(() => undefined);
  return opened;
};

/** Each part is out, then in; one that is in already has nothing left in `new`. */
const moveIn = async (home: Home, { had }: Moving): Promise<void> => {
  const place = restorePlace(home);
  await makeFolder(place.old);
  for (const part of PARTS) {
    const [here, old, fresh] = [join(home.folder, part), join(place.old, part), join(place.new, part)];
    if (had.includes(part) && !existsSync(old) && existsSync(here)) await rename(here, old);
    if (!existsSync(fresh)) continue;
    // Whoever looks at a data folder makes the folders that are missing.
    if (existsSync(here)) await (had.includes(part) ? rmdir(here) : rm(here, { recursive: true }));
    await rename(fresh, here);
  }
  await syncFolders(home);
};

/** What was there before is there again; a part that is back already has nothing left in `old`. */
const goBack = async (home: Home, { had }: Moving): Promise<void> => {
  const { old } = restorePlace(home);
  for (const part of PARTS) {
    const [here, before] = [join(home.folder, part), join(old, part)];
    const keeps = had.includes(part) ? !existsSync(before) : KEPT.includes(part);
    if (keeps) continue;
    await rm(here, { recursive: true, force: true });
    if (had.includes(part)) await rename(before, here);
  }
  for (const part of [home.objects, home.thumbnails]) await makeFolder(part);
  await syncFolders(home);
  await clearRestore(home);
};

/** Names are in a folder's bytes; Windows has no such call. */
const syncFolders = async (home: Home): Promise<void> => {
  if (process.platform === 'win32') return;
  const { old, new: fresh } = restorePlace(home);
  for (const folder of [fresh, old, home.folder]) {
    const handle = await open(folder);
    await handle.sync().finally(() => handle.close());
  }
};
