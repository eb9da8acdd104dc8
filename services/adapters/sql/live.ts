import type { Kysely, Selectable } from 'kysely';
import { Fault } from '../../domain/fault.ts';
import type { LiveRecord, LiveRecords } from '../../ports/catalog/live.ts';
import { change } from './change.ts';
import type { LiveTable, Schema } from './schema.ts';

const toRecord = (row: Selectable<LiveTable>): LiveRecord => ({
  ...row,
  before: row.before ?? undefined,
  at: new Date(row.at),
});

const newestFirst = (db: Kysely<Schema>, project: string) =>
  db.selectFrom('live').selectAll().where('project', '=', project).orderBy('id', 'desc');

/** The version of a project that answers. */
export const championOf = (db: Kysely<Schema>, project: string) => newestFirst(db, project).limit(1).executeTakeFirst();

export const insertLive = async (
  db: Kysely<Schema>,
  change: Omit<LiveRecord, 'id' | 'before'>,
  before: string | undefined,
): Promise<LiveRecord> => {
  const row = await db
    .insertInto('live')
    .values({ ...change, before: before ?? null, at: change.at.getTime() })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toRecord(row);
};

const switchedMeanwhile = (version: string | undefined) =>
  new Fault(
    'already-running',
    `Another version went live meanwhile: ${version ?? 'none'}.`,
    'Look at the live history, then decide again.',
    { details: { case: 'other-live', version: version ?? '' } },
  );

/** It may have been deleted since it was looked at. */
const requireVersion = async (db: Kysely<Schema>, { version, project }: Pick<LiveRecord, 'version' | 'project'>) => {
  const row = await db
    .selectFrom('versions')
    .select('version')
    .where('version', '=', version)
    .where('project', '=', project)
    .executeTakeFirst();
  if (row) return;
  throw new Fault(
    'model-missing',
    `There is no version "${version}".`,
    'See "meadow models list" for those there are.',
    { details: { case: 'version', version } },
  );
};

export const createLiveRecords = (db: Kysely<Schema>): LiveRecords => ({
  async champion(project) {
    const row = await championOf(db, project);
    return row && toRecord(row);
  },
  async history(project) {
    return (await newestFirst(db, project).execute()).map(toRecord);
  },
  switch: (wanted, expected) =>
    change(db, async (transaction) => {
      const before = (await championOf(transaction, wanted.project))?.version;
      if (before !== expected) throw switchedMeanwhile(before);
      await requireVersion(transaction, wanted);
      return insertLive(transaction, wanted, before);
    }),
});
