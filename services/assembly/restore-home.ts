import type { KeptReport } from '../../contract/keeping.ts';
import type { Job } from '../../contract/shapes/job.ts';
import program from '../../package.json' with { type: 'json' };
import { systemClock } from '../adapters/local/clock.ts';
import { openHome } from '../adapters/local/home.ts';
import { lockHome } from '../adapters/local/home-lock.ts';
import { createKeptHome } from '../adapters/local/kept-home.ts';
import { openRestored, restoreWaits } from '../adapters/local/restore-place.ts';
import { checkCatalogFile } from '../adapters/sql/sqlite/check-copy.ts';
import { createJobs } from '../jobs/jobs.ts';
import { stageBackup } from '../keeping/stage-backup.ts';
import { createClosing } from './closing.ts';
import { lazyParcels as parcels } from './lazy-adapters.ts';
import { openRecords } from './records.ts';

export interface RestoreWatch {
  signal: AbortSignal;
  onProgress(job: Job): void;
}

/**
 * Puts a backup in the place of a data folder, also of one whose records are damaged or newer. Throws `home-locked`
 * where a core works on it, and what is wrong with the backup; then all is as it was.
 */
export async function restoreHome(
  folder: string,
  file: string,
  { signal, onProgress }: RestoreWatch,
): Promise<KeptReport> {
  const home = await openHome(folder);
  const closing = createClosing();
  try {
    const lock = await lockHome(home, 'cli');
    closing.defer(lock.release);
    // A restore that was killed half way comes to its end first: it holds the only copy of what was before.
    if (await restoreWaits(home))
      await openRestored(home, program.version, () => openRecords(home)).then(
        (records) => records.close(),
        () => undefined,
      );
    const jobs = createJobs({ events: { publish: ({ job }) => onProgress(job) }, clock: systemClock });
    const parts = { parcels, home: createKeptHome(home), checkRecords: checkCatalogFile };
    const { id, result } = jobs.start('restore', (control) => stageBackup(parts, { file }, control));
    const stop = () => jobs.cancel(id);
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    const report = await result.finally(() => signal.removeEventListener('abort', stop));
    const records = await openRestored(home, program.version, () => openRecords(home));
    closing.defer(records.close);
    return report;
  } finally {
    await closing.close();
  }
}
