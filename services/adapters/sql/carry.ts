import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable, Transaction } from 'kysely';
import { z } from 'zod';
import type { ToldCase } from '../../../contract/fault-cases.ts';
import { Fault } from '../../domain/fault.ts';
import { leavingDigest } from '../../domain/leaving-digest.ts';
import { projectOfVersion } from '../../domain/version-id.ts';
import type { CarriedRow, CarriedRows, CarryRecords } from '../../ports/catalog/carry.ts';
import { insertRows, readRows, settingNames } from './carried-rows.ts';
import { change } from './change.ts';
import { fromHex } from './hex.ts';
import { inParts } from './in-parts.ts';
import { numbersIn, toRow, toStored, wordsOf } from './prediction-rows.ts';
import { removeProjectRows } from './projects.ts';
import type { PredictionsTable, Schema } from './schema.ts';
import { createSettingRecords } from './settings.ts';
import { createWords } from './words.ts';

const cameName = (project: string): string => `carried/${project}`;
type Span = [first: number, last: number];
/** Up to which key of the other catalog predictions came, and which keys they have here, from the lowest on. */
const cameShape = z
  .object({ reached: z.number(), keys: z.array(z.tuple([z.number(), z.number()])), bringing: z.string().optional() })
  .catch({ reached: 0, keys: [] });
type Came = z.infer<typeof cameShape>;

/** The keys between. */
const around = (keys: readonly Span[]): Span[] => {
  const starts = [0, ...keys.map(([, last]) => last + 1)];
  return starts.map((start, at) => [start, (keys[at]?.[0] ?? Number.MAX_SAFE_INTEGER) - 1]);
};

/** Numbers of the words that name the project's versions, also of those that were deleted. */
const versionWords = async (db: Kysely<Schema>, project: string): Promise<number[]> => {
  const rows = await db.selectFrom('words').selectAll().where('text', 'like', `${project}-%`).execute();
  return rows.filter(({ text }) => projectOfVersion(text) === project).map(({ id }) => id);
};

const predictionsIn = (db: Kysely<Schema>, versions: readonly number[], [first, last]: Span) =>
  db.selectFrom('predictions').where('version', 'in', versions).where('id', '>=', first).where('id', '<=', last);

const removePredictionsIn = async (db: Kysely<Schema>, project: string, spans: readonly Span[]): Promise<void> => {
  const versions = await versionWords(db, project);
  if (versions.length === 0) return;
  for (const span of spans)
    await db
      .deleteFrom('predictions')
      .where('id', 'in', predictionsIn(db, versions, span).select('id'))
      .execute();
};

const removeOwn = async (db: Transaction<Schema>, project: string): Promise<void> => {
  const names = await settingNames(db, project);
  await removeProjectRows(db, project);
  await db.deleteFrom('settings').where('name', 'in', names).execute();
};

/** Whatever is of another project and has a name that comes. */
const conflictOf = async (db: Kysely<Schema>, rows: CarriedRows): Promise<Fault | undefined> => {
  const texts = (carried: readonly CarriedRow[] = [], column: string) => carried.map((row) => String(row[column]));
  const bytes = (carried: readonly CarriedRow[] = [], column: string) =>
    carried.map((row) => fromHex((row[column] as { hex: string }).hex));
  for (const part of inParts(texts(rows.runs, 'run'))) {
    const [found] = await db.selectFrom('runs').select('run').where('run', 'in', part).limit(1).execute();
    if (found) return inTheWay(`The training "${found.run}"`, { case: 'run', run: found.run });
  }
  for (const part of inParts(texts(rows.versions, 'version'))) {
    const [found] = await db.selectFrom('versions').select('version').where('version', 'in', part).limit(1).execute();
    if (found) return inTheWay(`The version "${found.version}"`, { case: 'version', version: found.version });
  }
  for (const part of inParts(bytes(rows.snapshots, 'snapshot'))) {
    const [found] = await db.selectFrom('snapshots').select('project').where('snapshot', 'in', part).limit(1).execute();
    if (found)
      return inTheWay(`A list of the same photos, of "${found.project}",`, {
        case: 'snapshot',
        project: found.project,
      });
  }
  return undefined;
};

export const createCarryRecords = (db: Kysely<Schema>): CarryRecords => {
  const words = createWords(db);
  const came = async (on: Kysely<Schema>, project: string) =>
    cameShape.parse(await createSettingRecords(on).get(cameName(project)));
  const putCame = (on: Kysely<Schema>, project: string, all: Came) =>
    createSettingRecords(on).put(cameName(project), all);
  const spansOf = async (on: Kysely<Schema>, project: string, wanted: boolean | undefined): Promise<Span[]> => {
    if (wanted === undefined) return [[0, Number.MAX_SAFE_INTEGER]];
    const { keys } = await came(on, project);
    return wanted ? keys : around(keys);
  };
  const lastKey = async (on: Kysely<Schema>) => {
    const { last } = await on
      .selectFrom('predictions')
      .select(({ fn }) => fn.max('id').as('last'))
      .executeTakeFirstOrThrow();
    return Number(last ?? 0);
  };

  return {
    read: (project) => change(db, (transaction) => readRows(transaction, project)),
    write: (project, rows) =>
      change(db, async (transaction) => {
        await removeOwn(transaction, project);
        const conflict = await conflictOf(transaction, rows);
        if (conflict !== undefined) throw conflict;
        await insertRows(transaction, project, rows);
      }),
    writeRuns: (project, runs) =>
      change(db, async (transaction) => {
        await transaction.deleteFrom('runs').where('project', '=', project).execute();
        const conflict = await conflictOf(transaction, { runs: [...runs] });
        if (conflict !== undefined) throw conflict;
        await insertRows(transaction, project, { runs: [...runs] });
      }),
    async predictions(project, after, limit, came) {
      const versions = await versionWords(db, project);
      if (versions.length === 0) return [];
      const rows: Selectable<PredictionsTable>[] = [];
      for (const [first, last] of await spansOf(db, project, came)) {
        if (last <= after || rows.length === limit) continue;
        const some = predictionsIn(db, versions, [Math.max(first, after + 1), last]).selectAll();
        rows.push(
          ...(await some
            .orderBy('id')
            .limit(limit - rows.length)
            .execute()),
        );
      }
      const textOf = await words.read(rows.flatMap(numbersIn));
      return rows.map((row) => toStored(row, textOf));
    },
    async count(project, came) {
      const versions = await versionWords(db, project);
      if (versions.length === 0) return 0;
      let all = 0;
      for (const span of await spansOf(db, project, came)) {
        const { count } = await predictionsIn(db, versions, span)
          .select((select) => select.fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow();
        all += Number(count);
      }
      return all;
    },
    reached: async (project) => (await came(db, project)).reached,
    async take(project, predictions, after) {
      const last = predictions.at(-1)?.id;
      if (last === undefined) return;
      const wordOf = await words.add(predictions.flatMap(wordsOf));
      const rows = predictions.map((one) => toRow(one, wordOf));
      await change(db, async (transaction) => {
        const known = await came(transaction, project);
        if (known.reached !== after) return;
        const { keys } = known;
        const before = await lastKey(transaction);
        for (const part of inParts(rows)) await transaction.insertInto('predictions').values(part).execute();
        const span: Span = [before + 1, await lastKey(transaction)];
        const newest = keys.at(-1);
        // Pages are one span where none was made here between them.
        const versions = await versionWords(transaction, project);
        const between =
          newest &&
          (await predictionsIn(transaction, versions, [newest[1] + 1, before])
            .select('id')
            .limit(1)
            .executeTakeFirst());
        const all: Span[] = newest && !between ? [...keys.slice(0, -1), [newest[0], span[1]]] : [...keys, span];
        await putCame(transaction, project, { ...known, reached: last, keys: all });
      });
    },
    forget: (project) =>
      change(db, async (transaction) => {
        const known = await came(transaction, project);
        await removePredictionsIn(transaction, project, known.keys);
        await putCame(transaction, project, { ...known, reached: 0, keys: [] });
      }),
    forgetOwn: (project, last) =>
      change(db, async (transaction) => {
        const spans = await spansOf(transaction, project, false);
        const until = spans.map(([first, end]): Span => [first, Math.min(end, last)]);
        await removePredictionsIn(transaction, project, until);
      }),
    bringing: (project) =>
      change(db, async (transaction) => {
        const known = await came(transaction, project);
        const bringing = known.bringing ?? randomUUID();
        await putCame(transaction, project, { ...known, bringing });
        return bringing;
      }),
    async settle(project) {
      await db.deleteFrom('settings').where('name', '=', cameName(project)).execute();
    },
    remove: (project, only) =>
      change(db, async (transaction) => {
        const versions = await versionWords(transaction, project);
        if (only && !(await isAsSaid(transaction, project, versions, only))) return false;
        if (versions.length > 0) await transaction.deleteFrom('predictions').where('version', 'in', versions).execute();
        await removeOwn(transaction, project);
        await transaction.deleteFrom('settings').where('name', '=', cameName(project)).execute();
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
  if (leavingDigest(await readRows(db, project)) !== digest) return false;
  if (versions.length === 0) return true;
  const since = db.selectFrom('predictions').select('id').where('version', 'in', versions).where('id', '>', last);
  return (await since.limit(1).executeTakeFirst()) === undefined;
};

function inTheWay(what: string, details: ToldCase['move-conflict']): Fault {
  return new Fault(
    'move-conflict',
    `${what} is in the other place already.`,
    'Delete the project that has it there, then go on.',
    { details },
  );
}
