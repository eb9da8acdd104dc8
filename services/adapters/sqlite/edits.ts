import type { Kysely, Selectable, Transaction } from 'kysely';
import { z } from 'zod';
import type { EditRecord, EditRecords, PhotoState } from '../../ports/catalog.ts';
import { fromHex, toHex } from './hex.ts';
import { inParts } from './in-parts.ts';
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
    changes: changes.map(({ hash, before, after }) => ({
      hash: toHex(hash),
      before: before === null ? undefined : fromJson(before),
      after: fromJson(after),
    })),
  };
};

const sameStates = (changes: EditRecord['changes'], side: 'before' | 'after'): Map<string, EditRecord['changes']> =>
  Map.groupBy(changes, ({ [side]: state }) => (state ? toJson(state) : ''));

/** Gives photos their states; one without a state before was not there, and goes into the bin. */
const setStates = async (
  db: Transaction<Schema>,
  { project, changes }: Pick<EditRecord, 'project' | 'changes'>,
  side: 'before' | 'after',
  at: Date,
): Promise<void> => {
  for (const group of sameStates(changes, side).values()) {
    const state = group[0]?.[side];
    const values = state
      ? { label: state.label ?? null, binned: state.binned?.getTime() ?? null }
      : { binned: at.getTime() };
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

export const createEditRecords = (db: Kysely<Schema>): EditRecords => {
  const turn = (project: string, which: 'undo' | 'redo') =>
    db.transaction().execute(async (transaction) => {
      const edit = await endOf(transaction, project, which);
      if (!edit) return undefined;
      await setStates(transaction, edit, which === 'undo' ? 'before' : 'after', edit.at);
      await transaction
        .updateTable('edits')
        .set({ undone: which === 'undo' ? 1 : 0 })
        .where('id', '=', edit.id)
        .execute();
      return { ...edit, undone: which === 'undo' };
    });

  return {
    apply: (edit) =>
      db.transaction().execute(async (transaction) => {
        const undone = transaction
          .selectFrom('edits')
          .select('id')
          .where('project', '=', edit.project)
          .where('undone', '=', 1);
        await transaction.deleteFrom('edit_changes').where('edit', 'in', undone).execute();
        await transaction.deleteFrom('edits').where('project', '=', edit.project).where('undone', '=', 1).execute();
        const { id } = await transaction
          .insertInto('edits')
          .values({
            project: edit.project,
            kind: edit.kind,
            at: edit.at.getTime(),
            by: edit.by,
            to: edit.to ?? null,
          })
          .returning('id')
          .executeTakeFirstOrThrow();
        for (const part of inParts(edit.changes))
          await transaction
            .insertInto('edit_changes')
            .values(
              part.map(({ hash, before, after }) => ({
                edit: id,
                hash: fromHex(hash),
                before: before ? toJson(before) : null,
                after: toJson(after),
              })),
            )
            .execute();
        await setStates(transaction, edit, 'after', edit.at);
        return { ...edit, id, undone: false };
      }),
    async ends(project) {
      return { undo: await endOf(db, project, 'undo'), redo: await endOf(db, project, 'redo') };
    },
    undo: (project) => turn(project, 'undo'),
    redo: (project) => turn(project, 'redo'),
    async labelsOf(project, hash) {
      const rows = await db
        .selectFrom('edit_changes')
        .innerJoin('edits', 'edits.id', 'edit_changes.edit')
        .select(['edits.at', 'edits.by', 'edit_changes.before', 'edit_changes.after'])
        .where('edits.project', '=', project)
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
