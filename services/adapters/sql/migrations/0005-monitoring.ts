import type { Kysely } from 'kysely';
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
    .addColumn('project', types.text, (column) => column.notNull().references('projects.id'))
    .addColumn('step', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('version', types.text, (column) => column.notNull())
    .addColumn('counts', types.text, (column) => column.notNull())
    .addPrimaryKeyConstraint('traffic_key', ['project', 'step', 'at', 'version'])
    .modifyEnd(types.inOrderOfKey)
    .execute();
  await db.schema
    .createTable('alerts')
    .addColumn('id', types.key, types.counting)
    .addColumn('project', types.text, (column) => column.notNull().references('projects.id'))
    .addColumn('name', types.text, (column) => column.notNull())
    .addColumn('version', types.text, (column) => column.notNull())
    .addColumn('raised', 'bigint', (column) => column.notNull())
    .addColumn('cleared', 'bigint')
    .addColumn('seen', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('value', 'double precision', (column) => column.notNull())
    .addColumn('threshold', 'double precision', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('alerts_project').on('alerts').columns(['project', 'id']).execute();
  await db.schema
    .createTable('alert_settings')
    .addColumn('project', types.text, (column) => column.primaryKey().references('projects.id'))
    .addColumn('settings', types.text, (column) => column.notNull())
    .execute();
  await countHistory(db);
};

/**
 * Counts what is in the history already, as `traffic` counts it since: hour by hour, and minute by minute what is not
 * older than two days.
 */
const countHistory = async (db: Kysely<Schema>): Promise<void> => {
  const stretches = new Map<string, Stretch>();
  const texts = new Map((await db.selectFrom('words').selectAll().execute()).map(({ id, text }) => [id, text]));
  const projects = new Set((await db.selectFrom('projects').select('id').execute()).map(({ id }) => id));
  const recent = Date.now() - 2 * 86_400_000;
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
      for (const step of row.at < recent ? [3600] : [60, 3600]) {
        const at = Math.floor(row.at / (step * 1000)) * step * 1000;
        const key = `${step} ${at} ${version}`;
        const known = stretches.get(key) ?? { project, version, step, at, n: 0, ms: new Map(), v: new Map(), s: 0 };
        stretches.set(key, known);
        const bucket = Math.round(Math.log(Math.max(row.took / 10, 0.1)) / Math.log(1.1));
        const verdict = texts.get(row.verdict) ?? '';
        known.n += 1;
        known.s += row.similarity / 10_000;
        known.ms.set(bucket, (known.ms.get(bucket) ?? 0) + 1);
        known.v.set(verdict, (known.v.get(verdict) ?? 0) + 1);
      }
    }
  }
  for (const { n, ms, v, s, ...key } of stretches.values()) {
    const counts = JSON.stringify({ n, ms: [...ms], v: [...v], s: Number(s.toFixed(4)) });
    await db
      .insertInto('traffic')
      .values({ ...key, counts })
      .execute();
  }
};

interface Stretch {
  project: string;
  version: string;
  step: number;
  at: number;
  n: number;
  ms: Map<number, number>;
  v: Map<string, number>;
  s: number;
}
