import { rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { KeptReport } from '../../contract/keeping.ts';
import { changedMeanwhile } from '../domain/parcel-rules.ts';
import type { JobControl } from '../jobs/jobs.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import type { KeptHome } from '../ports/kept-home.ts';
import type { ParcelSource, Parcels } from '../ports/parcels.ts';
import { inside } from './parcel-files.ts';

export interface BackupParts {
  catalog: Pick<Catalog, 'copyTo'>;
  parcels: Parcels;
  home: KeptHome;
  clock: Clock;
  /** Meadow's own version. */
  version: string;
}

type Watch = Pick<JobControl, 'signal' | 'report'>;

const MB = 1024 ** 2;

/**
 * Writes all of the data folder into one file while others go on with it. The records come first, as they are at one
 * moment: what they name was there before them. Throws `changed-meanwhile` where that was deleted since. `inside`: the file
 * may lie in the data folder, among what no backup holds.
 */
export async function makeBackup(
  { catalog, parcels, home, clock, version }: BackupParts,
  asked: { file: string; secrets: boolean; inside?: boolean },
  { signal, report }: Watch,
): Promise<KeptReport> {
  const file = resolve(asked.file);
  if (!asked.inside && home.contains(dirname(file))) throw inside(file);
  report({ stage: 'copy-records', done: 0, total: 0 });
  const records = await home.scratch('records-for-backup.db');
  try {
    const before = await home.files({ file: records }, asked);
    await catalog.copyTo(records);
    signal.throwIfAborted();
    const sources = await home.files({ file: records }, asked);
    requireAll(before, sources);
    const bytes = sum(sources);
    const label = { kind: 'backup', version, created: clock.now(), files: sources.length, bytes } as const;
    const onBytes = (done: number) => report({ stage: 'pack', done: inMb(done), total: inMb(bytes) });
    await parcels.pack(file, label, sources, { signal, onBytes });
    return { file, files: sources.length, bytes };
  } finally {
    await rm(records, { force: true });
  }
}

/** What went while the records were copied may be named by them. */
function requireAll(before: readonly ParcelSource[], sources: readonly ParcelSource[]): void {
  const there = new Set(sources.map(({ path }) => path));
  if (before.some(({ path, needed }) => needed && !there.has(path))) throw changedMeanwhile();
}

const sum = (sources: readonly ParcelSource[]) => sources.reduce((total, { size }) => total + size, 0);
const inMb = (bytes: number) => Math.ceil(bytes / MB);
