import type { Expression, RawBuilder, SqlBool } from 'kysely';
import type { ColumnTypes } from './column-types.ts';
import type { Schema } from './schema.ts';

/** All that the databases say differently; every other statement is the same for each. */
export interface Vendor {
  types: ColumnTypes;
  /** Whether the value is as the pattern says, upper and lower case of ASCII taken as one; `\` escapes. */
  like(value: Expression<string>, pattern: string): RawBuilder<SqlBool>;
  /** Bytes of a table on disk, indexes included. */
  bytesOf(table: keyof Schema): RawBuilder<number | null>;
  /** Milliseconds since 1970 by the database's own clock. */
  now: RawBuilder<number>;
}
