import type { ColumnDataType, ColumnDefinitionBuilder } from 'kysely';

/** What databases name differently in a table's definition. */
export interface ColumnTypes {
  bytes: ColumnDataType;
  /** Makes a key that counts up and is never given twice. */
  counting: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
}

export const sqliteTypes: ColumnTypes = {
  bytes: 'blob',
  counting: (column) => column.primaryKey().autoIncrement(),
};
