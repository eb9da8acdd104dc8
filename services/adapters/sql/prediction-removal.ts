import { setImmediate } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { HistoryFilter } from '../../../contract/shapes/history.ts';
import { change } from './change.ts';
import { toHex } from './hex.ts';
import { idWindows } from './id-windows.ts';
import { inParts } from './in-parts.ts';
import { toCondition } from './prediction-filter.ts';
import type { Schema } from './schema.ts';
import type { Vendor } from './vendor.ts';
import type { Words } from './words.ts';

/** Rows a transaction deletes; other work has its turn between two. */
const PART = 2000;

export interface Removal {
  removed: number;
  /** Hashes of photos that no remaining prediction names. */
  forgotten: string[];
}

/** Those of the hashes that a prediction names. */
export const namedHashes = async (db: Kysely<Schema>, hashes: Uint8Array[]): Promise<Set<string>> => {
  if (hashes.length === 0) return new Set();
  const rows = await db.selectFrom('predictions').select('hash').distinct().where('hash', 'in', hashes).execute();
  return new Set(rows.map(({ hash }) => toHex(hash)));
};

const removeSome = (db: Kysely<Schema>, ids: number[]): Promise<Removal> =>
  change(db, async (transaction) => {
    const rows = await transaction.deleteFrom('predictions').where('id', 'in', ids).returning('hash').execute();
    const named = await namedHashes(
      transaction,
      rows.map(({ hash }) => hash),
    );
    const gone = new Set(rows.map(({ hash }) => toHex(hash)));
    return { removed: rows.length, forgotten: [...gone].filter((hash) => !named.has(hash)) };
  });

/** Ids that meet the filter, newest first, in parts. */
export async function* idsMatching(
  db: Kysely<Schema>,
  words: Words,
  vendor: Vendor,
  filter: HistoryFilter,
): AsyncGenerator<number[]> {
  const condition = await toCondition(filter, words, vendor);
  if (!condition) return;
  for await (const { from, to } of idWindows(db)) {
    const rows = await db
      .selectFrom('predictions')
      .select('id')
      .where('id', '<', to)
      .where('id', '>=', from)
      .where(condition)
      .execute();
    yield rows.map(({ id }) => id);
  }
}

/** Ids made before a day, and the oldest above `most`, in parts; each part must be removed before the next is asked. */
export async function* idsExpired(db: Kysely<Schema>, before: Date, most: number): AsyncGenerator<number[]> {
  const ids = db.selectFrom('predictions').select('id');
  const above = await ids.orderBy('id', 'desc').offset(most).limit(1).executeTakeFirst();
  for (;;) {
    const rows = await ids
      .where((builder) => builder.or([builder('at', '<', before.getTime()), builder('id', '<=', above?.id ?? 0)]))
      .limit(PART)
      .execute();
    if (rows.length === 0) return;
    yield rows.map(({ id }) => id);
  }
}

/** Deletes the rows. What they held may linger in free space until the database is compacted. */
export const removePredictions = async (
  db: Kysely<Schema>,
  parts: AsyncIterable<number[]> | Iterable<number[]>,
): Promise<Removal> => {
  let removed = 0;
  const forgotten: string[] = [];
  for await (const part of parts) {
    for (const ids of inParts(part, PART)) {
      const removal = await removeSome(db, ids);
      removed += removal.removed;
      forgotten.push(...removal.forgotten);
      await setImmediate();
    }
  }
  return { removed, forgotten };
};
