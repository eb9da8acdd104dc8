import { Worker } from 'node:worker_threads';
import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import type { Upkeep } from '../upkeep.ts';
import { asSqliteFault } from './sqlite-fault.ts';
import type { UpkeepAnswer, UpkeepTask } from './upkeep-worker.ts';

const runAside = (task: UpkeepTask): Promise<UpkeepAnswer> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./upkeep-worker.ts', import.meta.url), { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread that looks after the database ended without an answer.')));
  });

/** Runs it in a thread, so that the core stays fluid; reading and writing wait in the meantime, but not for a copy. */
export const createSqliteUpkeep = (db: Kysely<Schema>, file: string): Upkeep => {
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
