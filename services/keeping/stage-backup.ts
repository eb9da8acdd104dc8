import { resolve } from 'node:path';
import type { KeptReport } from '../../contract/keeping.ts';
import { Fault } from '../domain/fault.ts';
import { refusedParcel } from '../domain/parcel-rules.ts';
import type { JobControl } from '../jobs/jobs.ts';
import type { KeptHome } from '../ports/kept-home.ts';
import type { ParcelLabel, Parcels } from '../ports/parcels.ts';

export interface StageParts {
  parcels: Parcels;
  home: KeptHome;
  /** Throws `home-newer` or `home-unusable` where records cannot be opened by this Meadow. */
  checkRecords(file: string): Promise<void>;
}

const MB = 1024 ** 2;
/** Left free beside what is restored: records grow as soon as they are opened. */
const SPARE = 64 * MB;

/**
 * Lays a backup beside the data folder in use and checks all of it. Only then it is to take its place, when the folder
 * is opened next, by `version` alone where one is named; until then, and where this throws, nothing has changed.
 */
export async function stageBackup(
  { parcels, home, checkRecords }: StageParts,
  asked: { file: string; version?: string },
  { signal, report }: Pick<JobControl, 'signal' | 'report'>,
): Promise<KeptReport> {
  const file = resolve(asked.file);
  const label = await parcels.label(file, 'backup');
  await requireRoom(home, label);
  const staging = await home.stage();
  try {
    const seen = new Set<string>();
    const onBytes = (done: number) => report({ stage: 'unpack', done: inMb(done), total: inMb(label.bytes) });
    await parcels.unpack(
      file,
      'backup',
      async (one) => {
        seen.add(one.path);
        await staging.take(one);
      },
      { signal, onBytes },
    );
    report({ stage: 'check-records', done: 0, total: 0 });
    await staging.written();
    if (!seen.has('meadow.db')) throw noRecords();
    await checkRecords(staging.records);
    signal.throwIfAborted();
    await staging.takePlace(asked.version);
  } catch (thrown) {
    await staging.discard();
    throw thrown;
  }
  return { file, files: label.files, bytes: label.bytes, created: label.created.toISOString() };
}

async function requireRoom(home: KeptHome, { bytes }: ParcelLabel): Promise<void> {
  const free = await home.free();
  if (free >= bytes + SPARE) return;
  const missing = Math.ceil((bytes + SPARE - free) / MB);
  throw new Fault('disk-full', `The backup needs ${missing} MB more than the disk has.`, 'Free some space.', {
    details: { case: 'backup', missing },
  });
}

const inMb = (bytes: number) => Math.ceil(bytes / MB);

function noRecords(): Fault {
  return refusedParcel('it holds no records');
}
