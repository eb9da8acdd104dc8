import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { PhotoFilter } from '../../../contract/shapes/project-photo.ts';
import { TEST_SHARE } from '../../domain/split.ts';
import { fromHex } from './hex.ts';
import type { Schema } from './schema.ts';
import { matchesText } from './text-match.ts';
import type { Vendor } from './vendor.ts';

type Builder = ExpressionBuilder<Schema, 'photos'>;

/** The first hash that is on the side of training: hashes below it are test photos. */
const border = fromHex(
  Math.ceil(TEST_SHARE * 2 ** 32)
    .toString(16)
    .padStart(8, '0')
    .padEnd(64, '0'),
);

/** Where a photo came from, in short: the folder of a path, or the site of an address; `photos.counts` names these. */
export const place = (builder: Builder) =>
  sql<string>`rtrim(${builder.ref('source')}, replace(${builder.ref('source')}, '/', ''))`;

/** Whether a photo is on the side of the frozen test, as `isTestPhoto` decides. */
export const isTest = (builder: Builder): Expression<SqlBool> => builder('hash', '<', border);

const ofProblem = (builder: Builder, kind: NonNullable<PhotoFilter['problem']>): Expression<SqlBool> =>
  builder.exists(
    builder
      .selectFrom('findings')
      .select('findings.hash')
      .whereRef('findings.project', '=', 'photos.project')
      .whereRef('findings.hash', '=', 'photos.hash')
      .where('findings.kind', '=', kind),
  );

/** The photos of a project that a filter means, in SQL. */
export const photoCondition =
  (vendor: Vendor, project: string, filter: PhotoFilter) =>
  (builder: Builder): Expression<SqlBool> =>
    builder.and([
      builder('photos.project', '=', project),
      builder('binned', filter.binned ? 'is not' : 'is', null),
      ...(filter.text ? [matchesText(vendor, builder, 'source', filter.text)] : []),
      ...(filter.label === null ? [builder('label', 'is', null)] : []),
      ...(filter.label ? [builder('label', '=', filter.label)] : []),
      ...(filter.set === 'test' ? [isTest(builder)] : []),
      ...(filter.set === 'train' ? [builder.not(isTest(builder))] : []),
      ...(filter.problem ? [ofProblem(builder, filter.problem)] : []),
      ...(filter.source === undefined ? [] : [builder(place(builder), '=', filter.source)]),
    ]);
