import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Handlers } from '../../contract/handlers.ts';
import { type KeptReport, type keeping, useKind } from '../../contract/keeping.ts';
import { Fault } from '../domain/fault.ts';
import { refusedParcel } from '../domain/parcel-rules.ts';
import type { JobControl, Jobs } from '../jobs/jobs.ts';
import { exportModel } from './export-model.ts';
import { exportProject } from './export-project.ts';
import { importModel } from './import-model.ts';
import { importProject } from './import-project.ts';
import { type BackupParts, makeBackup } from './make-backup.ts';
import type { ShareParts } from './share-parts.ts';
import { type StageParts, stageBackup } from './stage-backup.ts';
import { tryAgain } from './try-again.ts';
import { undoImports } from './undoing.ts';

export interface KeepingParts extends BackupParts, StageParts, ShareParts {
  catalog: BackupParts['catalog'] & ShareParts['catalog'];
  jobs: Jobs;
}

/** Work that goes on one at a time; of an update, those parts that copy or restore. */
const ALONE: ReadonlySet<string> = new Set([
  'backup',
  'restore',
  'import',
  'update-copy',
  'update-install',
  'update-back',
]);

export type Keeping = Handlers<typeof keeping> & {
  /** To be called once before anything is imported: what a killed core had half imported is undone. */
  begin(): Promise<void>;
  /** A backup and a restore, for one version, as parts of other work: a backup may lie in the data folder, and has no keys. */
  within: {
    backup(file: string, control: JobControl): Promise<KeptReport>;
    restore(asked: { file: string; version: string }, control: JobControl): Promise<KeptReport>;
  };
};

/** Backup, restore, files that are shared, and what takes room. A backup, a restore and an import go on one at a time. */
export function createKeeping(parts: KeepingParts): Keeping {
  const { jobs, home } = parts;
  const reports = new Map<string, KeptReport>();

  const requireAlone = (but?: string) => {
    const others = jobs.list().filter(({ kind, id, ended }) => ALONE.has(kind) && id !== but && ended === undefined);
    if (others.length > 0) throw busy();
  };
  const alone = (kind: 'backup' | 'restore' | 'import', work: (control: JobControl) => Promise<KeptReport>) => {
    requireAlone();
    return start(kind, work);
  };
  const start = (kind: string, work: (control: JobControl) => Promise<KeptReport>) => {
    const { id } = jobs.start(kind, async (control) => {
      reports.set(control.id, await work(control));
    });
    return { job: id };
  };

  return {
    begin: () => undoImports(parts),
    suggest({ name, end }) {
      const names = [name, ...Array.from({ length: 99 }, (_, at) => `${name}-${at + 2}`)];
      const files = names.map((one) => join(homedir(), one + end));
      return { file: files.find((file) => !existsSync(file)) ?? files[0]! };
    },
    backup: ({ file, secrets = false }) =>
      alone('backup', (control) => tryAgain(() => makeBackup(parts, { file, secrets }, control))),
    restore: ({ file }) => alone('restore', (control) => stageBackup(parts, { file }, control)),
    waiting: () => home.waits(),
    async forget() {
      if (jobs.list('restore').some(({ ended }) => ended === undefined)) throw busy();
      await home.forget();
    },
    report: ({ job }) => reports.get(job),
    exportModel: ({ version, file, format = 'meadow' }) =>
      start('export', (control) => tryAgain(() => exportModel(parts, { version, file, format }, control))),
    importModel: (asked) => alone('import', (control) => importModel(parts, asked, control)),
    exportProject: (asked) => start('export', (control) => exportProject(parts, asked, control)),
    importProject: (asked) => alone('import', (control) => importProject(parts, asked, control)),
    async look({ file }) {
      const { created, kind, version, files } = await parts.parcels.label(resolve(file));
      if (kind === 'kit') throw refusedParcel('it is a kit for the stack, whose page takes it', { case: 'kit' });
      const { size } = await stat(resolve(file));
      return { kind, version, files, created: created.toISOString(), bytes: size };
    },
    within: {
      async backup(file, control) {
        requireAlone(control.id);
        return tryAgain(() => makeBackup(parts, { file, secrets: false, inside: true }, control));
      },
      async restore(asked, control) {
        requireAlone(control.id);
        return stageBackup(parts, asked, control);
      },
    },
    async use() {
      const [used, free] = await Promise.all([home.use(), home.free()]);
      return { kinds: useKind.options.map((kind) => ({ kind, ...used[kind] })), free };
    },
  };
}

function busy(): Fault {
  return new Fault(
    'already-running',
    'A backup, a restore or an import is under way.',
    'Wait for its end, or cancel it.',
    { details: { case: 'keeping' } },
  );
}
