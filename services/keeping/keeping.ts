import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Handlers } from '../../contract/handlers.ts';
import { type KeptReport, type keeping, useKind } from '../../contract/keeping.ts';
import { Fault } from '../domain/fault.ts';
import type { JobControl, Jobs } from '../jobs/jobs.ts';
import { type BackupParts, makeBackup } from './make-backup.ts';
import { type StageParts, stageBackup } from './stage-backup.ts';

export interface KeepingParts extends BackupParts, StageParts {
  jobs: Jobs;
}

/** Backup, restore, and what takes room. One of the first two goes on at a time. */
export function createKeeping(parts: KeepingParts): Handlers<typeof keeping> {
  const { jobs, home, clock } = parts;
  const reports = new Map<string, KeptReport>();

  const start = (kind: 'backup' | 'restore', work: (control: JobControl) => Promise<KeptReport>) => {
    for (const other of ['backup', 'restore'])
      if (jobs.list(other).some(({ ended }) => ended === undefined)) throw busy();
    const { id } = jobs.start(kind, async (control) => {
      reports.set(control.id, await work(control));
    });
    return { job: id };
  };

  return {
    suggest() {
      const day = clock.now().toISOString().slice(0, 10);
      const names = [
        `meadow-${day}.backup`,
        ...Array.from({ length: 99 }, (_, at) => `meadow-${day}-${at + 2}.backup`),
      ];
      const files = names.map((name) => join(homedir(), name));
      return { file: files.find((file) => !existsSync(file)) ?? files[0]! };
    },
    backup: ({ file, secrets }) => start('backup', (control) => makeBackup(parts, { file, secrets }, control)),
    restore: ({ file }) => start('restore', (control) => stageBackup(parts, { file }, control)),
    waiting: () => home.waits(),
    async forget() {
      if (jobs.list('restore').some(({ ended }) => ended === undefined)) throw busy();
      await home.forget();
    },
    report: ({ job }) => reports.get(job),
    async use() {
      const [used, free] = await Promise.all([home.use(), home.free()]);
      return { kinds: useKind.options.map((kind) => ({ kind, ...used[kind] })), free };
    },
  };
}

function busy(): Fault {
  return new Fault('already-running', 'A backup or a restore is under way.', 'Wait for its end, or cancel it.');
}
