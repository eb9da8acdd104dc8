import { Worker } from 'node:worker_threads';
import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';
import { asSqliteFault } from './sqlite-fault.ts';
import type { UpkeepAnswer, UpkeepTask } from './upkeep-worker.ts';

/** Work on the whole database, which takes seconds where it is large. */
export interface Upkeep {
  /** What is wrong with the database; nothing where it is sound. */
  check(): Promise<string[]>;
  /** Writes the database, as it is at one moment, into a new file; reading and writing go on. */
  copyTo(to: string): Promise<void>;
  /** Writes the database anew without its free space, in which parts of deleted rows may linger. */
  compact(): Promise<void>;
}

const runAside = (task: UpkeepTask): Promise<UpkeepAnswer> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./upkeep-worker.ts', import.meta.url), { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread that looks after the database ended without an answer.')));
  });

/** Runs it in a thread, so that the core stays fluid; reading and writing wait in the meantime, but not for a copy. */
export const createUpkeep = (db: Kysely<Schema>, file: string): Upkeep => {
  const ask = async (task: UpkeepTask) => {
    const answer = await runAside(task);
    if ('problems' in answer) return answer.problems;
    throw asSqliteFault(Object.assign(new Error(answer.message), { errcode: answer.errcode }), file);
  };
  const run = (kind: 'check' | 'compact') => db.connection().execute(() => ask({ kind, file }));
  return {
    check: () => run('check'),
    copyTo: async (to) => {
      await ask({ kind: 'copy', file, to });
    },
    compact: async () => {
      await run('compact');
    },
  };
};
