import type { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { openConnection } from './connection.ts';

const taskShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['check', 'compact']), file: z.string() }),
  z.object({ kind: z.literal('copy'), file: z.string(), to: z.string() }),
]);
export type UpkeepTask = z.infer<typeof taskShape>;
export type UpkeepAnswer = { problems: string[] } | { message: string; errcode: number };

const BUSY = 5;
const CORRUPT = 11;

/** SQLite's code of what was thrown, also where it became a Fault since. */
const codeOf = (thrown: unknown): number => {
  if (!(thrown instanceof Error)) return 0;
  return 'errcode' in thrown ? Number(thrown.errcode) : codeOf(thrown.cause);
};

/** Damage that goes too deep to be listed is thrown by SQLite. */
const check = (database: DatabaseSync): string[] => {
  try {
    const rows = database.prepare('pragma quick_check(20)').all();
    return rows.map((row) => String(row.quick_check)).filter((problem) => problem !== 'ok');
  } catch (thrown) {
    if (codeOf(thrown) !== CORRUPT) throw thrown;
    return [String(thrown)];
  }
};

/** `secure_delete` leaves copies in pages that were rebalanced; only writing all pages anew, and an empty WAL, do not. */
const compact = (database: DatabaseSync): void => {
  database.exec('vacuum');
  const row = database.prepare('pragma wal_checkpoint(truncate)').get();
  if (row?.busy) throw Object.assign(new Error('The database is busy.'), { errcode: BUSY });
};

const answer = (task: UpkeepTask): UpkeepAnswer => {
  const { kind, file } = task;
  let database: DatabaseSync | undefined;
  try {
    database = openConnection(file);
    if (kind === 'check') return { problems: check(database) };
    if (kind === 'copy') database.prepare('vacuum into ?').run(task.to);
    else compact(database);
    return { problems: [] };
  } catch (thrown) {
    return { message: String(thrown), errcode: codeOf(thrown) };
  } finally {
    database?.close();
  }
};

parentPort?.postMessage(answer(taskShape.parse(workerData)));
