import type { ColumnDataType, ColumnDefinitionBuilder, Kysely, RawBuilder } from 'kysely';
import type { Schema } from './schema.ts';

/** What databases name differently in a table's definition. */
export interface ColumnTypes {
  /** Ordered by its bytes, whatever the language of the computer. */
  text: ColumnDataType | RawBuilder<string>;
  bytes: ColumnDataType;
  /** As precise as a number of JavaScript. */
  real: ColumnDataType;
  /** Of keys that count up, and of columns that refer to them. */
  key: ColumnDataType;
  /** Makes a key that counts up and is never given twice. */
  counting: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
  /** Said behind a table whose rows lie in the order of their key, where the database can do that. */
  inOrderOfKey: RawBuilder<unknown>;
  /** Tells other cores when a table of these changes, where the database can do that. */
  announce(db: Kysely<Schema>, tables: readonly (keyof Schema)[]): Promise<void>;
  /** Frees the name of a renamed table's key for another table, where names of keys are shared. */
  freeKey(db: Kysely<Schema>, table: keyof Schema, key: string): Promise<void>;
}
