import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import { digestOf } from '../../domain/digest-of.ts';
import { Fault } from '../../domain/fault.ts';
import { projectOfVersion } from '../../domain/version-id.ts';
import type { CarriedRow, CarriedRows, CarryRecords } from '../../ports/catalog/carry.ts';
import { insertRows, readRows, settingNames } from './carried-rows.ts';
import { change } from './change.ts';
import { fromHex } from './hex.ts';
import { inParts } from './in-parts.ts';
import { numbersIn, toRow, toStored, wordsOf } from './prediction-rows.ts';
import { removeProjectRows } from './projects.ts';
import type { Schema } from './schema.ts';
import { createSettingRecords } from './settings.ts';
import { createWords } from './words.ts';

const reachedName = (project: string): string => `carried/${project}`;
const reachedShape = z.number().catch(0);

/** Numbers of the words that name the project's versions, also of those that were deleted. */
const versionWords = async (db: Kysely<Schema>, project: string): Promise<number[]> => {
  const rows = await db.selectFrom('words').selectAll().where('text', 'like', `${project}-%`).execute();
  return rows.filter(({ text }) => projectOfVersion(text) === project).map(({ id }) => id);
};

const removePredictionsOf = async (db: Kysely<Schema>, versions: readonly number[]): Promise<void> => {
  if (versions.length > 0) await db.deleteFrom('predictions').where('version', 'in', versions).execute();
};

const removeOwn = async (db: Transaction<Schema>, project: string): Promise<void> => {
  const names = await settingNames(db, project);
  await removeProjectRows(db, project);
  await db.deleteFrom('settings').where('name', 'in', names).execute();
};

/** Whatever is of another project and has a name that comes. */
const conflictOf = async (db: Kysely<Schema>, rows: CarriedRows): Promise<string | undefined> => {
  const texts = (carried: readonly CarriedRow[] = [], column: string) => carried.map((row) => String(row[column]));
  const bytes = (carried: readonly CarriedRow[] = [], column: string) =>
    carried.map((row) => fromHex((row[column] as { hex: string }).hex));
  for (const part of inParts(texts(rows.runs, 'run'))) {
    const [found] = await db.selectFrom('runs').select('run').where('run', 'in', part).limit(1).execute();
    if (found) return `The training "${found.run}"`;
  }
  for (const part of inParts(texts(rows.versions, 'version'))) {
    const [found] = await db.selectFrom('versions').select('version').where('version', 'in', part).limit(1).execute();
    if (found) return `The version "${found.version}"`;
  }
  for (const part of inParts(bytes(rows.snapshots, 'snapshot'))) {
    const [found] = await db.selectFrom('snapshots').select('project').where('snapshot', 'in', part).limit(1).execute();
    if (found) return `A list of the same photos, of "${found.project}",`;
  }
  return undefined;
};

export const createCarryRecords = (db: Kysely<Schema>): CarryRecords => {
  const words = createWords(db);
  const reached = async (on: Kysely<Schema>, project: string) =>
    reachedShape.parse(await createSettingRecords(on).get(reachedName(project)));

  return {
    read: (project) => change(db, (transaction) => readRows(transaction, project)),
    write: (project, rows) =>
      change(db, async (transaction) => {
        await removeOwn(transaction, project);
        const conflict = await conflictOf(transaction, rows);
        if (conflict !== undefined) throw inTheWay(conflict);
        await insertRows(transaction, project, rows);
      }),
    async predictions(project, after, limit) {
      const versions = await versionWords(db, project);
      if (versions.length === 0) return [];
      const rows = await db
        .selectFrom('predictions')
        .selectAll()
        .where('version', 'in', versions)
        .where('id', '>', after)
        .orderBy('id')
        .limit(limit)
        .execute();
      const textOf = await words.read(rows.flatMap(numbersIn));
      return rows.map((row) => toStored(row, textOf));
    },
    async count(project) {
      const versions = await versionWords(db, project);
      if (versions.length === 0) return 0;
      const { count } = await db
        .selectFrom('predictions')
        .select((select) => select.fn.countAll<number>().as('count'))
        .where('version', 'in', versions)
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    reached: (project) => reached(db, project),
    async take(project, predictions, after) {
      const last = predictions.at(-1)?.id;
      if (last === undefined) return;
      const wordOf = await words.add(predictions.flatMap(wordsOf));
      const rows = predictions.map((one) => toRow(one, wordOf));
      await change(db, async (transaction) => {
        if ((await reached(transaction, project)) !== after) return;
        for (const part of inParts(rows)) await transaction.insertInto('predictions').values(part).execute();
        await createSettingRecords(transaction).put(reachedName(project), last);
      });
    },
    forget: (project) =>
      change(db, async (transaction) => {
        await removePredictionsOf(transaction, await versionWords(transaction, project));
        await transaction.deleteFrom('settings').where('name', '=', reachedName(project)).execute();
      }),
    async settle(project) {
      await db.deleteFrom('settings').where('name', '=', reachedName(project)).execute();
    },
    remove: (project, only) =>
      change(db, async (transaction) => {
        const versions = await versionWords(transaction, project);
        if (only && !(await isAsSaid(transaction, project, versions, only))) return false;
        if (versions.length > 0) await transaction.deleteFrom('predictions').where('version', 'in', versions).execute();
        await removeOwn(transaction, project);
        await transaction.deleteFrom('settings').where('name', '=', reachedName(project)).execute();
        return true;
      }),
  };
};

const isAsSaid = async (
  db: Transaction<Schema>,
  project: string,
  versions: readonly number[],
  { digest, last }: { digest: string; last: number },
): Promise<boolean> => {
  if (digestOf(await readRows(db, project)) !== digest) return false;
  if (versions.length === 0) return true;
  const since = db.selectFrom('predictions').select('id').where('version', 'in', versions).where('id', '>', last);
  return (await since.limit(1).executeTakeFirst()) === undefined;
};

function inTheWay(what: string): Fault {
  return new Fault(
    'move-conflict',
    `${what} is in the other place already.`,
    'Delete the project that has it there, then go on.',
    { details: { what } },
  );
}
