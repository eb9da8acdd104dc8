import type { Kysely } from 'kysely';
import { gateReport } from '../../../contract/shapes/gate.ts';
import type { GateRecords } from '../../ports/catalog/gates.ts';
import { inParts } from './in-parts.ts';
import type { Schema } from './schema.ts';

const read = ({ report }: { report: string }) => gateReport.parse(JSON.parse(report));

export const createGateRecords = (db: Kysely<Schema>): GateRecords => ({
  async put(report) {
    const row = { version: report.version, report: JSON.stringify(report) };
    await db
      .insertInto('gates')
      .values(row)
      .onConflict((conflict) => conflict.column('version').doUpdateSet({ report: row.report }))
      .execute();
  },
  async find(version) {
    const row = await db.selectFrom('gates').select('report').where('version', '=', version).executeTakeFirst();
    return row && read(row);
  },
  async list(versions) {
    const parts = await Promise.all(
      inParts(versions).map((part) => db.selectFrom('gates').select('report').where('version', 'in', part).execute()),
    );
    return parts.flat().map(read);
  },
});
