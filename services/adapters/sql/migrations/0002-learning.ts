import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../column-types.ts';
import type { Schema } from '../schema.ts';

/** A photo may lack a label or lie in the bin: the table is made anew, because SQLite cannot loosen a column. */
const photoTables = async (db: Kysely<Schema>, types: ColumnTypes) => {
  await db.schema.alterTable('photos').renameTo('photos_before').execute();
  await types.freeKey(db, 'photos_before', 'photos_key');
  await db.schema
    .createTable('photos')
    .addColumn('project', types.text, (column) => column.notNull().references('projects.id'))
    .addColumn('hash', types.bytes, (column) => column.notNull())
    .addColumn('label', types.text)
    .addColumn('source', types.text, (column) => column.notNull())
    .addColumn('added', 'bigint', (column) => column.notNull())
    .addColumn('by', types.text, (column) => column.notNull())
    .addColumn('width', 'integer', (column) => column.notNull())
    .addColumn('height', 'integer', (column) => column.notNull())
    .addColumn('bytes', 'integer', (column) => column.notNull())
    .addColumn('binned', 'bigint')
    .addColumn('guess', types.text)
    .addColumn('doubt', types.real)
    .addPrimaryKeyConstraint('photos_key', ['project', 'hash'])
    .execute();
  const columns = ['project', 'hash', 'label', 'source', 'added', 'width', 'height', 'bytes'] as const;
  await db
    .insertInto('photos')
    .columns([...columns, 'by'])
    .expression(db.selectFrom('photos_before').select((select) => [...columns, select.val('').as('by')]))
    .execute();
  await db.schema.dropTable('photos_before').execute();
  await db.schema.createIndex('photos_label').on('photos').columns(['project', 'label']).execute();
  await db.schema.createIndex('photos_hash').on('photos').column('hash').execute();
  await db.schema
    .createTable('tombstones')
    .addColumn('hash', types.bytes, (column) => column.primaryKey())
    .addColumn('label', types.text)
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('edits')
    .addColumn('id', types.key, types.counting)
    .addColumn('project', types.text, (column) => column.notNull().references('projects.id'))
    .addColumn('kind', types.text, (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('by', types.text, (column) => column.notNull())
    .addColumn('to', types.text)
    .addColumn('undone', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable('edit_changes')
    .addColumn('edit', types.key, (column) => column.notNull().references('edits.id'))
    .addColumn('project', types.text, (column) => column.notNull().references('projects.id'))
    .addColumn('hash', types.bytes, (column) => column.notNull())
    .addColumn('before', types.text)
    .addColumn('after', types.text, (column) => column.notNull())
    .addPrimaryKeyConstraint('edit_changes_key', ['edit', 'project', 'hash'])
    .execute();
  await db.schema.createIndex('edit_changes_hash').on('edit_changes').column('hash').execute();
};

const findingTables = async (db: Kysely<Schema>, types: ColumnTypes) => {
  await db.schema
    .createTable('findings')
    .addColumn('project', types.text, (column) => column.notNull().references('projects.id'))
    .addColumn('hash', types.bytes, (column) => column.notNull())
    .addColumn('kind', types.text, (column) => column.notNull())
    .addColumn('others', types.text, (column) => column.notNull())
    .addColumn('suggestion', types.text)
    .addColumn('strength', types.real, (column) => column.notNull())
    .addPrimaryKeyConstraint('findings_key', ['project', 'hash', 'kind'])
    .execute();
  await db.schema
    .createTable('dismissed')
    .addColumn('project', types.text, (column) => column.notNull().references('projects.id'))
    .addColumn('hash', types.bytes, (column) => column.notNull())
    .addColumn('kind', types.text, (column) => column.notNull())
    .addPrimaryKeyConstraint('dismissed_key', ['project', 'hash', 'kind'])
    .execute();
};

const runTables = async (db: Kysely<Schema>, types: ColumnTypes) => {
  await db.schema
    .createTable('snapshots')
    .addColumn('snapshot', types.bytes, (column) => column.primaryKey())
    .addColumn('project', types.text, (column) => column.notNull().references('projects.id'))
    .addColumn('created', 'bigint', (column) => column.notNull())
    .addColumn('photos', 'integer', (column) => column.notNull())
    .addColumn('labels', types.text, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('runs')
    .addColumn('run', types.text, (column) => column.primaryKey())
    // Its first step makes the project where it is new.
    .addColumn('project', types.text, (column) => column.notNull())
    .addColumn('mode', types.text, (column) => column.notNull())
    .addColumn('state', types.text, (column) => column.notNull())
    .addColumn('started', 'bigint', (column) => column.notNull())
    .addColumn('ended', 'bigint')
    .addColumn('by', types.text, (column) => column.notNull())
    .addColumn('snapshot', types.bytes)
    .addColumn('photos', 'integer')
    .addColumn('version', types.text)
    .addColumn('error', types.text)
    .execute();
  await db.schema.createIndex('runs_project').on('runs').columns(['project', 'started']).execute();
};

const versionTables = async (db: Kysely<Schema>, types: ColumnTypes) => {
  await db.schema.alterTable('versions').addColumn('run', types.text).execute();
  await db.schema.alterTable('versions').addColumn('snapshot', types.bytes).execute();
  await db.schema
    .createTable('live')
    .addColumn('id', types.key, types.counting)
    .addColumn('project', types.text, (column) => column.notNull().references('projects.id'))
    .addColumn('version', types.text, (column) => column.notNull())
    .addColumn('before', types.text)
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('how', types.text, (column) => column.notNull())
    .addColumn('by', types.text, (column) => column.notNull())
    .addColumn('reason', types.text, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('live_project').on('live').columns(['project', 'id']).execute();
  await db.schema
    .createTable('gates')
    .addColumn('version', types.text, (column) => column.primaryKey())
    .addColumn('report', types.text, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('corrections')
    .addColumn('id', types.key, types.counting)
    .addColumn('project', types.text, (column) => column.notNull().references('projects.id'))
    .addColumn('hash', types.bytes, (column) => column.notNull())
    .addColumn('photo', types.text, (column) => column.notNull())
    .addColumn('version', types.text, (column) => column.notNull())
    .addColumn('verdict', types.text, (column) => column.notNull())
    .addColumn('truth', types.text, (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('by', types.text, (column) => column.notNull())
    .addColumn('state', types.text, (column) => column.notNull())
    .addUniqueConstraint('corrections_key', ['hash', 'version'])
    .execute();
  await db.schema.createIndex('corrections_project').on('corrections').columns(['project', 'at']).execute();
};

/** Photos without labels, the bin, undo, checks, runs, the live history, the gate, and corrections. */
export const learningTables = async (db: Kysely<Schema>, types: ColumnTypes): Promise<void> => {
  await db.schema
    .alterTable('projects')
    .addColumn('policy', types.text, (column) => column.notNull().defaultTo('ask'))
    .execute();
  await db.schema.alterTable('projects').addColumn('checked', 'bigint').execute();
  await photoTables(db, types);
  await findingTables(db, types);
  await runTables(db, types);
  await versionTables(db, types);
};
