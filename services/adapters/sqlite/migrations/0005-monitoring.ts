import { type Kysely, sql } from 'kysely';
import type { ColumnTypes } from '../column-types.ts';
import type { Schema } from '../schema.ts';

/** Counts of what was asked and answered, alerts, and how bright and sharp the photos are that are asked about. */
export const monitoringTables = async (db: Kysely<Schema>, types: ColumnTypes): Promise<void> => {
  await db.schema.alterTable('predictions').addColumn('light', 'integer').execute();
  await db.schema.alterTable('predictions').addColumn('sharpness', 'integer').execute();
  // Ids follow by themselves, so that the last predictions of a version are found at once.
  await db.schema.createIndex('predictions_version').on('predictions').column('version').execute();
  await db.schema
    .createTable('traffic')
    .addColumn('project', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('step', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('counts', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('traffic_key', ['project', 'step', 'at', 'version'])
    .modifyEnd(sql`without rowid`)
    .execute();
  await db.schema
    .createTable('alerts')
    .addColumn('id', 'integer', types.counting)
    .addColumn('project', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('raised', 'bigint', (column) => column.notNull())
    .addColumn('cleared', 'bigint')
    .addColumn('seen', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('value', 'double precision', (column) => column.notNull())
    .addColumn('threshold', 'double precision', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('alerts_project').on('alerts').columns(['project', 'id']).execute();
  await db.schema
    .createTable('alert_settings')
    .addColumn('project', 'text', (column) => column.primaryKey().references('projects.id'))
    .addColumn('settings', 'text', (column) => column.notNull())
    .execute();
  await countHistory(db);
};

/** Counts, hour by hour, what is in the history already, as `traffic` keeps it since. */
const countHistory = async (db: Kysely<Schema>): Promise<void> => {
  const hours = new Map<string, { project: string; version: string; at: number; counts: Counted }>();
  const texts = new Map((await db.selectFrom('words').selectAll().execute()).map(({ id, text }) => [id, text]));
  const projects = new Set((await db.selectFrom('projects').select('id').execute()).map(({ id }) => id));
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('predictions')
      .select(['id', 'at', 'version', 'verdict', 'similarity', 'took'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(10_000)
      .execute();
    if (rows.length === 0) break;
    after = rows.at(-1)!.id;
    for (const row of rows) {
      const version = texts.get(row.version) ?? '';
      const project = version.replace(/-\d+$/, '');
      if (!projects.has(project)) continue;
      const at = Math.floor(row.at / 3_600_000) * 3_600_000;
      const key = `${at} ${version}`;
      const hour = hours.get(key) ?? { project, version, at, counts: { n: 0, ms: new Map(), v: new Map(), s: 0 } };
      hours.set(key, hour);
      const bucket = Math.round(Math.log(Math.max(row.took / 10, 0.1)) / Math.log(1.1));
      const verdict = texts.get(row.verdict) ?? '';
      hour.counts.n += 1;
      hour.counts.s += row.similarity / 10_000;
      hour.counts.ms.set(bucket, (hour.counts.ms.get(bucket) ?? 0) + 1);
      hour.counts.v.set(verdict, (hour.counts.v.get(verdict) ?? 0) + 1);
    }
  }
  for (const { counts, ...hour } of hours.values()) {
    const { n, ms, v, s } = counts;
    const text = JSON.stringify({ n, ms: [...ms], v: [...v], s: Number(s.toFixed(4)) });
    await db
      .insertInto('traffic')
      .values({ ...hour, step: 3600, counts: text })
      .execute();
  }
};

interface Counted {
  n: number;
  ms: Map<number, number>;
  v: Map<string, number>;
  s: number;
}
