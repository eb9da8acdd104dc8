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
  if (!condition) return [];
  const rows: Row[] = [];
  for await (const window of idWindows(db, before)) {
    rows.push(...(await rowsIn(db, window, condition, limit - rows.length)));
    if (rows.length >= limit) break;
  }
  const textOf = await words.read(new Set(rows.flatMap(numbersIn)));
  return rows.map((row) => toStored(row, textOf));
};

/** Measured predictions of a version since a moment, in the order they were kept. */
export const firstPredictions = async (
  db: Kysely<Schema>,
  words: Words,
  { version, since, limit }: { version: string; since: Date; limit: number },
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
    .orderBy('id')
    .limit(limit)
    .execute();
  const textOf = await words.read(new Set(rows.flatMap(numbersIn)));
  return rows.map((row) => toStored(row, textOf));
};
