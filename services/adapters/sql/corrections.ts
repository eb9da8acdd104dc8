import type { Kysely, Selectable } from 'kysely';
import type { CorrectionRecord, CorrectionRecords } from '../../ports/catalog/corrections.ts';
import { fromHex, toHex } from './hex.ts';
import { inParts } from './in-parts.ts';
import type { CorrectionsTable, Schema } from './schema.ts';

const toRecord = (row: Selectable<CorrectionsTable>): CorrectionRecord => ({
  ...row,
  hash: toHex(row.hash),
  at: new Date(row.at),
});

export const createCorrectionRecords = (db: Kysely<Schema>): CorrectionRecords => ({
  async put({ hash, at, ...said }) {
    const row = { ...said, hash: fromHex(hash), at: at.getTime(), state: 'waiting' as const };
    return toRecord(
      await db
        .insertInto('corrections')
        .values(row)
        .onConflict((conflict) => conflict.columns(['hash', 'version']).doUpdateSet(row))
        .returningAll()
        .executeTakeFirstOrThrow(),
    );
  },
  async remove(hash, version) {
    await db.deleteFrom('corrections').where('hash', '=', fromHex(hash)).where('version', '=', version).execute();
  },
  async of(hashes) {
    const parts = await Promise.all(
      inParts(hashes.map(fromHex)).map((part) =>
        db.selectFrom('corrections').selectAll().where('hash', 'in', part).orderBy('id', 'desc').execute(),
      ),
    );
    return parts.flat().map(toRecord);
  },
  async find(ids) {
    const parts = await Promise.all(
      inParts(ids).map((part) => db.selectFrom('corrections').selectAll().where('id', 'in', part).execute()),
    );
    return parts.flat().map(toRecord);
  },
  async list(project, { state, version, since } = {}) {
    let query = db.selectFrom('corrections').selectAll().where('project', '=', project).orderBy('id', 'desc');
    if (state) query = query.where('state', '=', state);
    if (version) query = query.where('version', '=', version);
    if (since) query = query.where('at', '>=', since.getTime());
    return (await query.execute()).map(toRecord);
  },
  async mark(ids, state) {
    for (const part of inParts(ids))
      await db.updateTable('corrections').set({ state }).where('id', 'in', part).execute();
  },
});
