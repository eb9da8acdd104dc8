import { rm, stat, statfs } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { Fault } from '../../domain/fault.ts';
import { isParcelPath } from '../../domain/parcel-rules.ts';
import type { KeptHome, UseKind } from '../../ports/kept-home.ts';
import type { ParcelSource } from '../../ports/parcels.ts';
import type { Home } from './home.ts';
import { makeFolder } from './make-folder.ts';
import { clearRestore, restoreWaits } from './restore-place.ts';
import { readSecretsFile } from './secrets-file.ts';
import { createStaging } from './staging.ts';
import { walkFiles } from './walk-files.ts';

/** Folders of the data folder that a backup holds. */
const FOLDERS = ['objects', 'measurements', 'thumbnails'] as const;

/** What the records name, which is deleted only after they name it no more. What was computed can be again. */
const NAMED = /^objects\/(?:photos|models|snapshots|runs)\//;

/** Where each kind lies. */
const places: Record<Exclude<UseKind, 'records'>, string> = {
  photos: 'objects/photos',
  seen: 'objects/seen',
  embeddings: 'objects/embeddings',
  models: 'objects/models',
  snapshots: 'objects/snapshots',
  runs: 'objects/runs',
  measurements: 'measurements',
  thumbnails: 'thumbnails',
  before: 'before',
  logs: 'logs',
};

const sizeOf = async (file: string) => (await stat(file).catch(() => undefined))?.size;

/** Sealed secrets open on this computer alone: a backup that is restored elsewhere would bring secrets nobody can read. */
const requireOpen = async (file: string) => {
  if ('open' in (await readSecretsFile(file))) return;
  throw new Fault(
    'secrets-locked',
    'The secrets are locked with the keychain of this computer, and would open on no other.',
    'Back up without them, or unlock them in the settings first.',
    { details: { case: 'backup', why: 'backup' } },
  );
};

/** The data folder on this machine's disk. */
export const createKeptHome = (home: Home): KeptHome => {
  const inPart = async (below: string): Promise<ParcelSource[]> => {
    const sources: ParcelSource[] = [];
    for await (const path of walkFiles(join(home.folder, below))) {
      const from = join(home.folder, below, path);
      const size = await sizeOf(from);
      if (size === undefined) continue;
      const name = `${below}/${path}`;
      sources.push({ path: name, size, from, needed: NAMED.test(name) });
    }
    return sources;
  };
  return {
    folder: home.folder,
    async files({ file }, { secrets }) {
      const single = [{ path: 'meadow.db', from: file }];
      if (secrets) {
        await requireOpen(home.secrets);
        single.push({ path: 'secrets.json', from: home.secrets });
      }
      const found: ParcelSource[] = [];
      for (const { path, from } of single) {
        const size = await sizeOf(from);
        if (size !== undefined) found.push({ path, size, from });
      }
      for (const folder of FOLDERS) found.push(...(await inPart(folder)).filter(({ path }) => isParcelPath(path)));
      return found;
    },
    async scratch(name) {
      const folder = join(home.folder, 'run');
      await makeFolder(folder);
      const file = join(folder, name);
      await rm(file, { force: true });
      return file;
    },
    contains(file) {
      const path = relative(home.folder, file);
      return !path.startsWith('..') && !isAbsolute(path);
    },
    async use() {
      const used = {} as Record<UseKind, { files: number; bytes: number }>;
      const records = await Promise.all(['', '-wal', '-shm'].map((end) => sizeOf(home.database + end)));
      used.records = { files: 1, bytes: records.reduce<number>((sum, size) => sum + (size ?? 0), 0) };
      for (const [kind, below] of Object.entries(places)) {
        const total = { files: 0, bytes: 0 };
        for (const { size } of await inPart(below)) {
          total.files += 1;
          total.bytes += size;
        }
        used[kind as UseKind] = total;
      }
      return used;
    },
    async free() {
      const { bavail, bsize } = await statfs(home.folder);
      return bavail * bsize;
    },
    stage: () => createStaging(home),
    waits: () => restoreWaits(home),
    forget: () => clearRestore(home),
  };
};
