import type { Kysely, Selectable, Updateable } from 'kysely';
import { faultShape } from '../../../contract/errors.ts';
import { runCause } from '../../../contract/shapes/trigger.ts';
import { Fault } from '../../domain/fault.ts';
import type { RunRecord, RunRecords } from '../../ports/catalog/runs.ts';
import { fromHex, toHex } from './hex.ts';
import type { RunsTable, Schema } from './schema.ts';

const toRecord = (row: Selectable<RunsTable>): RunRecord => ({
  run: row.run,
  project: row.project,
  mode: row.mode,
  state: row.state,
  started: new Date(row.started),
  ended: row.ended === null ? undefined : new Date(row.ended),
  by: row.by,
  snapshot: row.snapshot === null ? undefined : toHex(row.snapshot),
  photos: row.photos ?? undefined,
  version: row.version ?? undefined,
  cause: row.cause === null ? undefined : runCause.parse(JSON.parse(row.cause)),
  error: row.error === null ? undefined : faultShape.parse(JSON.parse(row.error)),
});

/** The columns that a change names; a value of undefined empties its column. */
const toColumns = (change: Partial<RunRecord>): Updateable<RunsTable> => {
  const { started, ended, snapshot, photos, version, cause, error, ...plain } = change;
  return {
    ...plain,
    ...(started && { started: started.getTime() }),
    ...('ended' in change && { ended: ended?.getTime() ?? null }),
    ...('snapshot' in change && { snapshot: snapshot === undefined ? null : fromHex(snapshot) }),
    ...('photos' in change && { photos: photos ?? null }),
    ...('version' in change && { version: version ?? null }),
    ...('cause' in change && { cause: cause ? JSON.stringify(cause) : null }),
    ...('error' in change && { error: error ? JSON.stringify(error) : null }),
  };
};

const taken = (run: string) =>
  new Fault('bad-request', `The run "${run}" exists already.`, 'Resume it, or start another one.', {
    details: { case: 'run-exists', run },
  });

export const createRunRecords = (db: Kysely<Schema>): RunRecords => ({
  async add(record) {
    const { run, project, mode, state, by, started } = record;
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('runs')
      .values({ ...toColumns(record), run, project, mode, state, by, started: started.getTime() })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    if (!numInsertedOrUpdatedRows) throw taken(run);
  },
  async change(run, change) {
    await db.updateTable('runs').set(toColumns(change)).where('run', '=', run).execute();
  },
  async find(run) {
    const row = await db.selectFrom('runs').selectAll().where('run', '=', run).executeTakeFirst();
    return row && toRecord(row);
  },
  async list(project) {
    const all = db.selectFrom('runs').selectAll().orderBy('started', 'desc').orderBy('run');
    const rows = await (project === undefined ? all : all.where('project', '=', project)).execute();
    return rows.map(toRecord);
  },
  async remove(run) {
    await db.deleteFrom('runs').where('run', '=', run).execute();
  },
});
