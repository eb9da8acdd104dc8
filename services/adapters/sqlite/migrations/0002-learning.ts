import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../column-types.ts';
import type { Schema } from '../schema.ts';

/** A photo may lack a label or lie in the bin: the table is made anew, because SQLite cannot loosen a column. */
const photoTables = async (db: Kysely<Schema>, types: ColumnTypes) => {
  await db.schema.alterTable('photos').renameTo('photos_before').execute();
  await db.schema
    .createTable('photos')
    .addColumn('project', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('hash', types.bytes, (column) => column.notNull())
    .addColumn('label', 'text')
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('added', 'bigint', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('width', 'integer', (column) => column.notNull())
    .addColumn('height', 'integer', (column) => column.notNull())
    .addColumn('bytes', 'integer', (column) => column.notNull())
    .addColumn('binned', 'bigint')
    .addColumn('guess', 'text')
    .addColumn('doubt', 'real')
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
    .addColumn('label', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('edits')
    .addColumn('id', 'integer', types.counting)
    .addColumn('project', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('to', 'text')
    .addColumn('undone', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable('edit_changes')
    .addColumn('edit', 'integer', (column) => column.notNull().references('edits.id'))
    .addColumn('project', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('hash', types.bytes, (column) => column.notNull())
    .addColumn('before', 'text')
    .addColumn('after', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('edit_changes_key', ['edit', 'project', 'hash'])
    .execute();
  await db.schema.createIndex('edit_changes_hash').on('edit_changes').column('hash').execute();
};

const findingTables = async (db: Kysely<Schema>, types: ColumnTypes) => {
  await db.schema
    .createTable('findings')
    .addColumn('project', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('hash', types.bytes, (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('others', 'text', (column) => column.notNull())
    .addColumn('suggestion', 'text')
    .addColumn('strength', 'real', (column) => column.notNull())
    .addPrimaryKeyConstraint('findings_key', ['project', 'hash', 'kind'])
    .execute();
  await db.schema
    .createTable('dismissed')
    .addColumn('project', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('hash', types.bytes, (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('dismissed_key', ['project', 'hash', 'kind'])
    .execute();
};

const runTables = async (db: Kysely<Schema>, types: ColumnTypes) => {
  await db.schema
    .createTable('snapshots')
    .addColumn('snapshot', types.bytes, (column) => column.primaryKey())
    .addColumn('project', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('created', 'bigint', (column) => column.notNull())
    .addColumn('photos', 'integer', (column) => column.notNull())
    .addColumn('labels', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('runs')
    .addColumn('run', 'text', (column) => column.primaryKey())
    // Its first step makes the project where it is new.
    .addColumn('project', 'text', (column) => column.notNull())
    .addColumn('mode', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('started', 'bigint', (column) => column.notNull())
    .addColumn('ended', 'bigint')
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('snapshot', types.bytes)
    .addColumn('photos', 'integer')
    .addColumn('version', 'text')
    .addColumn('error', 'text')
    .execute();
  await db.schema.createIndex('runs_project').on('runs').columns(['project', 'started']).execute();
};

const versionTables = async (db: Kysely<Schema>, types: ColumnTypes) => {
  await db.schema.alterTable('versions').addColumn('run', 'text').execute();
  await db.schema.alterTable('versions').addColumn('snapshot', types.bytes).execute();
  await db.schema
    .createTable('live')
    .addColumn('id', 'integer', types.counting)
    .addColumn('project', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('before', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('how', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('live_project').on('live').columns(['project', 'id']).execute();
  await db.schema
    .createTable('gates')
    .addColumn('version', 'text', (column) => column.primaryKey())
    .addColumn('report', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('corrections')
    .addColumn('id', 'integer', types.counting)
    .addColumn('project', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('hash', types.bytes, (column) => column.notNull())
    .addColumn('photo', 'text', (column) => column.notNull())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('verdict', 'text', (column) => column.notNull())
    .addColumn('truth', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addUniqueConstraint('corrections_key', ['hash', 'version'])
    .execute();
  await db.schema.createIndex('corrections_project').on('corrections').columns(['project', 'at']).execute();
};

/** Photos without labels, the bin, undo, checks, runs, the live history, the gate, and corrections. */
export const learningTables = async (db: Kysely<Schema>, types: ColumnTypes): Promise<void> => {
  await db.schema
    .alterTable('projects')
    .addColumn('policy', 'text', (column) => column.notNull().defaultTo('ask'))
    .execute();
  await db.schema.alterTable('projects').addColumn('checked', 'bigint').execute();
  await photoTables(db, types);
  await findingTables(db, types);
  await runTables(db, types);
  await versionTables(db, types);
};
