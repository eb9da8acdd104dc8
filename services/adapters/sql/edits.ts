import type { Kysely, Selectable, Transaction } from 'kysely';
import { z } from 'zod';
import type { EditRecord, EditRecords, LastChange, PhotoChange, PhotoState } from '../../ports/catalog/edits.ts';
import { change } from './change.ts';
import { fromHex, toHex } from './hex.ts';
import { inParts } from './in-parts.ts';
import { insertPhotos } from './photos.ts';
import { requireProject } from './projects.ts';
import type { EditsTable, Schema } from './schema.ts';

const stateShape = z.object({ label: z.string().optional(), binned: z.number().optional() });

const toJson = ({ label, binned }: PhotoState): string => JSON.stringify({ label, binned: binned?.getTime() });

const fromJson = (text: string): PhotoState => {
  const { label, binned } = stateShape.parse(JSON.parse(text));
  return { label, binned: binned === undefined ? undefined : new Date(binned) };
};

const toRecord = async (db: Kysely<Schema>, row: Selectable<EditsTable>): Promise<EditRecord> => {
  const changes = await db.selectFrom('edit_changes').selectAll().where('edit', '=', row.id).execute();
  return {
    id: row.id,
    project: row.project,
    kind: row.kind,
    at: new Date(row.at),
    by: row.by,
    to: row.to ?? undefined,
    undone: row.undone === 1,
    changes: changes.map(({ project, hash, before, after }) => ({
      project,
      hash: toHex(hash),
      before: before === null ? undefined : fromJson(before),
      after: fromJson(after),
    })),
  };
};

/** Changes that lead to one state of one project's photos, so that they are set at once. */
const alike = (changes: readonly PhotoChange[], side: 'before' | 'after'): PhotoChange[][] => [
  ...Map.groupBy(changes, ({ project, [side]: state }) =>
    JSON.stringify([project, state ? toJson(state) : '']),
  ).values(),
];

/**
 * Gives photos their states; one without a state before was not there, and goes into the bin. `at`: since when photos
 * are in the bin, in the place of what the state says.
 */
const setStates = async (
  db: Transaction<Schema>,
  changes: readonly PhotoChange[],
  side: 'before' | 'after',
  at?: Date,
): Promise<void> => {
  for (const group of alike(changes, side)) {
    const [{ project, [side]: state }] = group as [PhotoChange];
    const binned = !state || state.binned ? (at ?? state?.binned)?.getTime() : undefined;
    const values = { ...(state && { label: state.label ?? null }), binned: binned ?? null };
    for (const part of inParts(group.map(({ hash }) => fromHex(hash))))
      await db.updateTable('photos').set(values).where('project', '=', project).where('hash', 'in', part).execute();
  }
};

const endOf = async (db: Kysely<Schema>, project: string, which: 'undo' | 'redo'): Promise<EditRecord | undefined> => {
  const row = await db
    .selectFrom('edits')
    .selectAll()
    .where('project', '=', project)
    .where('undone', '=', which === 'undo' ? 0 : 1)
    .orderBy('id', which === 'undo' ? 'desc' : 'asc')
    .limit(1)
    .executeTakeFirst();
  return row && toRecord(db, row);
};

/** What was undone cannot be done again once something else was done. */
const forgetUndone = async (db: Transaction<Schema>, project: string): Promise<void> => {
  const undone = db.selectFrom('edits').select('id').where('project', '=', project).where('undone', '=', 1);
  await db.deleteFrom('edit_changes').where('edit', 'in', undone).execute();
  await db.deleteFrom('edits').where('project', '=', project).where('undone', '=', 1).execute();
};

const editId = async (
  db: Transaction<Schema>,
  { project, kind, at, by, to }: Omit<EditRecord, 'id' | 'undone'>,
  extend: number | undefined,
): Promise<number> => {
  if (extend !== undefined) {
    const going = await db
      .updateTable('edits')
      .set({ to: to ?? null })
      .where('id', '=', extend)
      .returning('id')
      .executeTakeFirst();
    if (going) return going.id;
  }
  const { id } = await db
    .insertInto('edits')
    .values({ project, kind, at: at.getTime(), by, to: to ?? null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};

const writeChanges = async (db: Transaction<Schema>, edit: number, changes: readonly PhotoChange[]): Promise<void> => {
  for (const part of inParts(changes))
    await db
      .insertInto('edit_changes')
      .values(
        part.map(({ project, hash, before, after }) => ({
          edit,
          project,
          hash: fromHex(hash),
          before: before ? toJson(before) : null,
          after: toJson(after),
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['edit', 'project', 'hash']).doUpdateSet((row) => ({ after: row.ref('excluded.after') })),
      )
      .execute();
};

export const createEditRecords = (db: Kysely<Schema>): EditRecords => {
  const turn = (project: string, which: 'undo' | 'redo', at: Date) =>
    change(db, async (transaction) => {
      const edit = await endOf(transaction, project, which);
      if (!edit) return undefined;
      await setStates(transaction, edit.changes, which === 'undo' ? 'before' : 'after', at);
      await transaction
        .updateTable('edits')
        .set({ undone: which === 'undo' ? 1 : 0 })
        .where('id', '=', edit.id)
        .execute();
      return { ...edit, undone: which === 'undo' };
    });

  return {
    apply: (edit, { put, extend } = {}) =>
      change(db, async (transaction) => {
        await requireProject(transaction, edit.project);
        await forgetUndone(transaction, edit.project);
        const id = await editId(transaction, edit, extend);
        if (put) await insertPhotos(transaction, put.project, put.photos);
        await writeChanges(transaction, id, edit.changes);
        await setStates(transaction, edit.changes, 'after');
        return { ...edit, id, undone: false };
      }),
    async ends(project) {
      return { undo: await endOf(db, project, 'undo'), redo: await endOf(db, project, 'redo') };
    },
    undo: (project, at) => turn(project, 'undo', at),
    redo: (project, at) => turn(project, 'redo', at),
    async last(project, hashes) {
      const last = new Map<string, LastChange>();
      for (const part of inParts(hashes.map(fromHex))) {
        const rows = await db
          .selectFrom('edit_changes')
          .innerJoin('edits', 'edits.id', 'edit_changes.edit')
          .select(['edit', 'kind', 'hash', 'before', 'after'])
          .where('edit_changes.project', '=', project)
          .where('edits.undone', '=', 0)
          .where('edit_changes.hash', 'in', part)
          .orderBy('edits.id')
          .execute();
        for (const { hash, before, after, ...row } of rows)
          last.set(toHex(hash), {
            ...row,
            before: before === null ? undefined : fromJson(before),
            after: fromJson(after),
          });
      }
      return last;
    },
    async labelsOf(project, hash) {
      const rows = await db
        .selectFrom('edit_changes')
        .innerJoin('edits', 'edits.id', 'edit_changes.edit')
        .select(['edits.at', 'edits.by', 'edit_changes.before', 'edit_changes.after'])
        .where('edit_changes.project', '=', project)
        .where('edits.undone', '=', 0)
        .where('edit_changes.hash', '=', fromHex(hash))
        .orderBy('edits.id', 'desc')
        .execute();
      return rows
        .map(({ at, by, before, after }) => ({
          label: fromJson(after).label,
          was: before === null ? undefined : fromJson(before).label,
          fresh: before === null,
          by,
          at: new Date(at),
        }))
        .filter(({ label, was, fresh }) => fresh || label !== was)
        .map(({ label, by, at }) => ({ label, by, at }));
    },
  };
};
