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

/** All predictions below id `before`, newest first, in parts; other work has its turn between them. */
export async function* idWindows(db: Kysely<Schema>, before = Number.POSITIVE_INFINITY): AsyncGenerator<IdWindow> {
  const { oldest, newest } = await db
    .selectFrom('predictions')
    .select((select) => [select.fn.min('id').as('oldest'), select.fn.max('id').as('newest')])
    .executeTakeFirstOrThrow();
  if (oldest === null || newest === null) return;
  for (let to = Math.min(before, newest + 1); to > oldest; to -= WINDOW) {
    yield { from: Math.max(oldest, to - WINDOW), to };
    await setImmediate();
  }
}
