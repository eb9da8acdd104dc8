import type { Kysely, Selectable } from 'kysely';
import type { HistoryFilter } from '../../../contract/shapes/history.ts';
import type { StoredPrediction } from '../../ports/catalog/predictions.ts';
import { type IdWindow, idWindows } from './id-windows.ts';
import { type Condition, toCondition } from './prediction-filter.ts';
import { numbersIn, toStored } from './prediction-rows.ts';
import type { PredictionsTable, Schema } from './schema.ts';
import type { Vendor } from './vendor.ts';
import type { Words } from './words.ts';

type Row = Selectable<PredictionsTable>;

/** Which predictions of a version are meant. */
interface Of {
  version: string;
  since: Date;
  limit: number;
}

const rowsIn = (db: Kysely<Schema>, { from, to }: IdWindow, condition: Condition, limit: number): Promise<Row[]> =>
  db
    .selectFrom('predictions')
    .selectAll()
    .where('id', '<', to)
    .where('id', '>=', from)
    .where(condition)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

/** Predictions that meet the filter, newest first, ids below `before`. */
export const searchPredictions = async (
  db: Kysely<Schema>,
  words: Words,
  vendor: Vendor,
  filter: HistoryFilter,
  { before, limit }: { before?: number; limit: number },
): Promise<StoredPrediction[]> => {
  const condition = await toCondition(filter, words, vendor);
  return condition ? newestFirst(db, words, condition, { before, limit }) : [];
};

/** Predictions of a version on photos of its own project since a moment, newest first. */
export const lastPredictions = async (
  db: Kysely<Schema>,
  words: Words,
  vendor: Vendor,
  { version, since, limit }: Of,
): Promise<StoredPrediction[]> => {
  const condition = await toCondition({ version, from: since.toISOString() }, words, vendor);
  if (!condition) return [];
  return newestFirst(db, words, (builder) => builder.and([condition(builder), builder('lent', 'is', null)]), { limit });
};

const newestFirst = async (
  db: Kysely<Schema>,
  words: Words,
  condition: Condition,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<StoredPrediction[]> => {
  const rows: Row[] = [];
  for await (const window of idWindows(db, before)) {
    rows.push(...(await rowsIn(db, window, condition, limit - rows.length)));
    if (rows.length >= limit) break;
  }
  const textOf = await words.read(new Set(rows.flatMap(numbersIn)));
  return rows.map((row) => toStored(row, textOf));
};

/** Of these the measured ones, in the order they were kept. */
export const firstPredictions = async (
  db: Kysely<Schema>,
  words: Words,
  { version, since, limit }: Of,
): Promise<StoredPrediction[]> => {
  const word = await words.find(version);
  if (word === undefined) return [];
  // By the index of times: stepping over all earlier ones of that name would take long.
  const earliest = await db
    .selectFrom('predictions')
    .select('id')
    .where('at', '>=', since.getTime())
    .orderBy('at')
    .limit(1)
    .executeTakeFirst();
  if (!earliest) return [];
  const rows = await db
    .selectFrom('predictions')
    .selectAll()
    .where('id', '>=', earliest.id)
    .where('version', '=', word)
    .where('light', 'is not', null)
    .where('lent', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute();
  const textOf = await words.read(new Set(rows.flatMap(numbersIn)));
  return rows.map((row) => toStored(row, textOf));
};
