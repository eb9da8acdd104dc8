import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { HistoryFilter } from '../../../contract/shapes/history.ts';
import { projectOfVersion } from '../../domain/version-id.ts';
import { originNumber } from './prediction-rows.ts';
import type { Schema } from './schema.ts';
import { matchesText } from './text-match.ts';
import type { Vendor } from './vendor.ts';
import type { Words } from './words.ts';

type Builder = ExpressionBuilder<Schema, 'predictions'>;
/** What a row must meet, in SQL. */
export type Condition = (builder: Builder) => Expression<SqlBool>;

/**
 * The column, but not by its index: a search goes through windows of ids, and an index of few values would be read
 * whole for each of them.
 */
const unindexed = (builder: Builder, column: 'verdict') => sql<number>`+${builder.ref(column)}`;

/** Words that are versions of the project; none where it is not asked for. */
export const versionsOf = async (project: string | undefined, words: Words): Promise<number[] | undefined> =>
  project === undefined ? undefined : words.those((text) => projectOfVersion(text) === project);

/** The filter as a condition; none where it names a word that no prediction has. */
export const toCondition = async (
  filter: HistoryFilter,
  words: Words,
  vendor: Vendor,
): Promise<Condition | undefined> => {
  const verdict = filter.verdict && (await words.find(filter.verdict));
  const version = filter.version && (await words.find(filter.version));
  const versions = await versionsOf(filter.project, words);
  if (versions?.length === 0) return undefined;
  if ((filter.verdict && !verdict) || (filter.version && !version)) return undefined;
  return (builder) =>
    builder.and([
      ...(filter.text ? [matchesText(vendor, builder, 'photo', filter.text)] : []),
      ...(verdict ? [builder(unindexed(builder, 'verdict'), '=', verdict)] : []),
      ...(versions ? [builder('version', 'in', versions)] : []),
      ...(version ? [builder('version', '=', version)] : []),
      ...(filter.origin ? [builder('origin', '=', originNumber(filter.origin))] : []),
      ...(filter.from ? [builder('at', '>=', Date.parse(filter.from))] : []),
      ...(filter.to ? [builder('at', '<', Date.parse(filter.to))] : []),
    ]);
};
