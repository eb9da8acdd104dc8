import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../column-types.ts';
import type { Schema } from '../schema.ts';

const recordTables = async (db: Kysely<Schema>, types: ColumnTypes) => {
  await db.schema
    .createTable('projects')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('classes', 'text', (column) => column.notNull())
    .addColumn('created', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('photos')
    .addColumn('project', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('hash', types.bytes, (column) => column.notNull())
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('added', 'bigint', (column) => column.notNull())
    .addColumn('width', 'integer', (column) => column.notNull())
    .addColumn('height', 'integer', (column) => column.notNull())
    .addColumn('bytes', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('photos_key', ['project', 'hash'])
    .execute();
  await db.schema
    .createTable('versions')
    .addColumn('id', 'integer', types.counting)
    .addColumn('version', 'text', (column) => column.notNull().unique())
    .addColumn('project', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('created', 'bigint', (column) => column.notNull())
    .addColumn('object', 'text')
    .addColumn('sha256', types.bytes, (column) => column.notNull())
    .addColumn('card', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('settings')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
};

const historyTables = async (db: Kysely<Schema>, types: ColumnTypes) => {
  await db.schema
    .createTable('words')
    .addColumn('id', 'integer', types.counting)
    .addColumn('text', 'text', (column) => column.notNull().unique())
    .execute();
  await db.schema
    .createTable('predictions')
    .addColumn('id', 'integer', types.counting)
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('hash', types.bytes, (column) => column.notNull())
    .addColumn('photo', 'text', (column) => column.notNull())
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
