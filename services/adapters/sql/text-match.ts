import { type Expression, type ExpressionBuilder, type SqlBool, type StringReference, sql } from 'kysely';
import { fromHex } from './hex.ts';
import type { Schema } from './schema.ts';
import type { Vendor } from './vendor.ts';

const HASH_DIGITS = 64;

/** Tables whose rows are named by a photo's hash. */
type Hashed = 'photos' | 'predictions';

const containing = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;

const hashBegins = (digits: string): Expression<SqlBool> =>
  sql<SqlBool>`hash between ${fromHex(digits.padEnd(HASH_DIGITS, '0'))} and ${fromHex(digits.padEnd(HASH_DIGITS, 'f'))}`;

/** Rows whose column contains the text, or whose photo's hash begins with it. */
export const matchesText = <Table extends Hashed>(
  vendor: Vendor,
  builder: ExpressionBuilder<Schema, Table>,
  column: StringReference<Schema, Table>,
  text: string,
): Expression<SqlBool> => {
  const named = vendor.like(sql<string>`${builder.ref(column)}`, containing(text));
  return /^[0-9a-f]{1,64}$/i.test(text) ? builder.or([named, hashBegins(text.toLowerCase())]) : named;
};
