import type { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { openConnection } from './connection.ts';

const taskShape = z.object({ kind: z.enum(['check', 'compact']), file: z.string() });
export type UpkeepTask = z.infer<typeof taskShape>;
export type UpkeepAnswer = { problems: string[] } | { message: string; errcode: number };

const BUSY = 5;

const check = (database: DatabaseSync): string[] => {
  const rows = database.prepare('pragma quick_check(20)').all();
  return rows.map((row) => String(row.quick_check)).filter((problem) => problem !== 'ok');
};

/** `secure_delete` leaves copies in pages that were rebalanced; only writing all pages anew, and an empty WAL, do not. */
const compact = (database: DatabaseSync): void => {
  database.exec('vacuum');
  const row = database.prepare('pragma wal_checkpoint(truncate)').get();
  if (row?.busy) throw Object.assign(new Error('The database is busy.'), { errcode: BUSY });
};

const answer = ({ kind, file }: UpkeepTask): UpkeepAnswer => {
  let database: DatabaseSync | undefined;
  try {
    database = openConnection(file);
    if (kind === 'check') return { problems: check(database) };
    compact(database);
    return { problems: [] };
  } catch (thrown) {
    const errcode = thrown instanceof Error && 'errcode' in thrown ? Number(thrown.errcode) : 0;
    return { message: thrown instanceof Error ? thrown.message : String(thrown), errcode };
  } finally {
    database?.close();
  }
};

parentPort?.postMessage(answer(taskShape.parse(workerData)));
