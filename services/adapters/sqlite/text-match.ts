import { type Expression, type ExpressionBuilder, type SqlBool, type StringReference, sql } from 'kysely';
import { fromHex } from './hex.ts';
import type { Schema } from './schema.ts';

const HASH_DIGITS = 64;

/** Tables whose rows are named by a photo's hash. */
type Hashed = 'photos' | 'predictions';

/** SQLite's `like` takes upper and lower case of ASCII as one; PostgreSQL calls that `ilike`. */
const contains = <Table extends Hashed>(
  builder: ExpressionBuilder<Schema, Table>,
  column: StringReference<Schema, Table>,
  text: string,
): Expression<SqlBool> =>
  sql<SqlBool>`${builder.ref(column)} like ${`%${text.replaceAll(/[\\%_]/g, '\\$&')}%`} escape '\\'`;

const hashBegins = (digits: string): Expression<SqlBool> =>
  sql<SqlBool>`hash between ${fromHex(digits.padEnd(HASH_DIGITS, '0'))} and ${fromHex(digits.padEnd(HASH_DIGITS, 'f'))}`;

/** Rows whose column contains the text, or whose photo's hash begins with it. */
export const matchesText = <Table extends Hashed>(
  builder: ExpressionBuilder<Schema, Table>,
  column: StringReference<Schema, Table>,
  text: string,
): Expression<SqlBool> => {
  const named = contains(builder, column, text);
  return /^[0-9a-f]{1,64}$/i.test(text) ? builder.or([named, hashBegins(text.toLowerCase())]) : named;
};
