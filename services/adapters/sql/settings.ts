import type { Kysely } from 'kysely';
import type { SettingRecords } from '../../ports/catalog/settings.ts';
import type { Schema } from './schema.ts';

export const createSettingRecords = (db: Kysely<Schema>): SettingRecords => ({
  async get(name): Promise<unknown> {
    const row = await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst();
    return row && JSON.parse(row.value);
  },
  async put(name, value) {
    const row = { name, value: JSON.stringify(value) };
    await db
      .insertInto('settings')
      .values(row)
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: row.value }))
      .execute();
  },
});
