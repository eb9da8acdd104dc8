import { setImmediate } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** Ids looked through at once: a few milliseconds, so that a search of a million never freezes the process. */
const WINDOW = 50_000;

/** Ids from `from` up to but without `to`. */
export interface IdWindow {
  from: number;
  to: number;
}

/** The first id in that order; asking for both ends at once would read every row. */
const idAt = async (db: Kysely<Schema>, order: 'asc' | 'desc'): Promise<number | undefined> => {
  const row = await db.selectFrom('predictions').select('id').orderBy('id', order).limit(1).executeTakeFirst();
  return row?.id;
};

/** All predictions below id `before`, newest first, in parts; other work has its turn between them. */
export async function* idWindows(db: Kysely<Schema>, before = Number.POSITIVE_INFINITY): AsyncGenerator<IdWindow> {
  const oldest = await idAt(db, 'asc');
  const newest = await idAt(db, 'desc');
  if (oldest === undefined || newest === undefined) return;
  for (let to = Math.min(before, newest + 1); to > oldest; to -= WINDOW) {
    yield { from: Math.max(oldest, to - WINDOW), to };
    await setImmediate();
  }
}
