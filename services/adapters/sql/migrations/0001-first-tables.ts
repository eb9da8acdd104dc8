import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../column-types.ts';
import type { Schema } from '../schema.ts';

const recordTables = async (db: Kysely<Schema>, types: ColumnTypes) => {
  await db.schema
    .createTable('projects')
    .addColumn('id', types.text, (column) => column.primaryKey())
    .addColumn('name', types.text, (column) => column.notNull())
    .addColumn('classes', types.text, (column) => column.notNull())
    .addColumn('created', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('photos')
    .addColumn('project', types.text, (column) => column.notNull().references('projects.id'))
    .addColumn('hash', types.bytes, (column) => column.notNull())
    .addColumn('label', types.text, (column) => column.notNull())
    .addColumn('source', types.text, (column) => column.notNull())
    .addColumn('added', 'bigint', (column) => column.notNull())
    .addColumn('width', 'integer', (column) => column.notNull())
    .addColumn('height', 'integer', (column) => column.notNull())
    .addColumn('bytes', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('photos_key', ['project', 'hash'])
    .execute();
  await db.schema
    .createTable('versions')
    .addColumn('id', types.key, types.counting)
    .addColumn('version', types.text, (column) => column.notNull().unique())
    .addColumn('project', types.text, (column) => column.notNull().references('projects.id'))
    .addColumn('created', 'bigint', (column) => column.notNull())
    .addColumn('object', types.text)
    .addColumn('sha256', types.bytes, (column) => column.notNull())
    .addColumn('card', types.text, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('settings')
    .addColumn('name', types.text, (column) => column.primaryKey())
    .addColumn('value', types.text, (column) => column.notNull())
    .execute();
};

const historyTables = async (db: Kysely<Schema>, types: ColumnTypes) => {
  await db.schema
    .createTable('words')
    .addColumn('id', types.key, types.counting)
    .addColumn('text', types.text, (column) => column.notNull().unique())
    .execute();
  await db.schema
    .createTable('predictions')
    .addColumn('id', types.key, types.counting)
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('hash', types.bytes, (column) => column.notNull())
    .addColumn('photo', types.text, (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('verdict', 'integer', (column) => column.notNull())
    .addColumn('label', 'integer', (column) => column.notNull())
    .addColumn('origin', 'integer', (column) => column.notNull())
    .addColumn('scores', types.bytes, (column) => column.notNull())
    .addColumn('similarity', 'integer', (column) => column.notNull())
    .addColumn('took', 'integer', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('predictions_hash').on('predictions').column('hash').execute();
  await db.schema.createIndex('predictions_at').on('predictions').column('at').execute();
  await db.schema.createIndex('predictions_verdict').on('predictions').columns(['verdict', 'version']).execute();
};

export const firstTables = async (db: Kysely<Schema>, types: ColumnTypes): Promise<void> => {
  await recordTables(db, types);
  await historyTables(db, types);
};
