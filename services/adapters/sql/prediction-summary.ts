import type { Kysely } from 'kysely';
import type { HistoryFilter } from '../../../contract/shapes/history.ts';
import { own } from '../../../contract/shapes/own.ts';
import type { PredictionRecords } from '../../ports/catalog/predictions.ts';
import { type IdWindow, idWindows } from './id-windows.ts';
import { type Condition, toCondition, versionsOf } from './prediction-filter.ts';
import type { RowSize } from './row-size.ts';
import type { Schema } from './schema.ts';
import type { Vendor } from './vendor.ts';
import type { Words } from './words.ts';

type Summary = Awaited<ReturnType<PredictionRecords['summary']>>;
interface Group {
  verdict: number;
  version: number;
  rows: number;
}

/** Of all predictions, or of those of some versions. */
const groups = (db: Kysely<Schema>, versions?: number[]) =>
  db
    .selectFrom('predictions')
    .$if(versions !== undefined, (query) => query.where('version', 'in', versions ?? []))
    .select((select) => ['verdict', 'version', select.fn.countAll<number>().as('rows')])
    .groupBy(['verdict', 'version']);

const oldest = async (db: Kysely<Schema>, versions?: number[]): Promise<number | null> => {
  const row = await db
    .selectFrom('predictions')
    .$if(versions !== undefined, (query) => query.where('version', 'in', versions ?? []))
    .select((select) => select.fn.min('at').as('at'))
    .executeTakeFirstOrThrow();
  return row.at;
};

const groupsIn = (db: Kysely<Schema>, { from, to }: IdWindow, condition: Condition) =>
  groups(db)
    .select((select) => select.fn.min('at').as('at'))
    .where('id', '<', to)
    .where('id', '>=', from)
    .where(condition)
    .execute();

/** Groups of all predictions, or of a project's, come from an index alone; those of some need their rows. */
const collect = async (db: Kysely<Schema>, words: Words, vendor: Vendor, filter: HistoryFilter) => {
  const { project, ...rest } = filter;
  if (!Object.values(rest).some(Boolean)) {
    const versions = await versionsOf(project, words);
    if (versions?.length === 0) return { found: [], first: null };
    return { found: await groups(db, versions).execute(), first: await oldest(db, versions) };
  }
  const found: Group[] = [];
  let first: number | null = null;
  const condition = await toCondition(filter, words, vendor);
  if (!condition) return { found, first };
  for await (const window of idWindows(db)) {
    for (const group of await groupsIn(db, window, condition)) {
      found.push(group);
      first = Math.min(first ?? group.at, group.at);
    }
  }
  return { found, first };
};

/** How many predictions meet the filter, with which verdicts, since when, and what they take on disk. */
export const summarisePredictions = async (
  db: Kysely<Schema>,
  words: Words,
  vendor: Vendor,
  rowSize: RowSize,
  filter: HistoryFilter,
): Promise<Summary> => {
  const { found, first } = await collect(db, words, vendor, filter);
  const textOf = await words.read(found.flatMap(({ verdict, version }) => [verdict, version]));
  const total = found.reduce((sum, { rows }) => sum + rows, 0);
  const verdicts: Record<string, number> = {};
  for (const { verdict, rows } of found) verdicts[textOf(verdict)] = (own(verdicts, textOf(verdict)) ?? 0) + rows;
  return {
    total,
    verdicts,
    versions: [...new Set(found.map(({ version }) => textOf(version)))].toSorted(),
    bytes: total > 0 ? Math.round(total * (await rowSize())) : 0,
    ...(first !== null && { oldest: new Date(first) }),
  };
};
