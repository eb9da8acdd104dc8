import { type Kysely, sql } from 'kysely';
import type { LeaseRecords } from '../../ports/catalog/leases.ts';
import type { Schema } from './schema.ts';
import type { Vendor } from './vendor.ts';

/** Each is one statement, so that a lease is renewed while another core makes a long change. */
export const createLeaseRecords = (db: Kysely<Schema>, { now }: Vendor): LeaseRecords => {
  const after = (ms: number) => sql<number>`${now} + ${Math.round(ms)}`;
  return {
    async take(name, owner, ms) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('leases')
        .values({ name, owner, until: after(ms) })
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet((row) => ({ owner: row.ref('excluded.owner'), until: row.ref('excluded.until') }))
            .where((where) =>
              where.or([where('leases.owner', '=', where.ref('excluded.owner')), where('leases.until', '<=', now)]),
            ),
        )
        .executeTakeFirstOrThrow();
      return Boolean(numInsertedOrUpdatedRows);
    },
    async renew(name, owner, ms) {
      const { numUpdatedRows } = await db
        .updateTable('leases')
        .set({ until: after(ms) })
        .where('name', '=', name)
        .where('owner', '=', owner)
        .where('until', '>', now)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
    async release(name, owner) {
      await db.deleteFrom('leases').where('name', '=', name).where('owner', '=', owner).execute();
    },
    async holder(name) {
      const row = await db
        .selectFrom('leases')
        .select(['owner', 'until'])
        .where('name', '=', name)
        .where('until', '>', now)
        .executeTakeFirst();
      return row && { owner: row.owner, until: new Date(row.until) };
    },
  };
};
