import type { Kysely } from 'kysely';
import type { JournalRecords } from '../../ports/catalog/journals.ts';
import { change } from './change.ts';
import { keepPredictions } from './keep-predictions.ts';
import type { Schema } from './schema.ts';
import { countTraffic } from './traffic.ts';
import { createWords } from './words.ts';

const MONTH_MS = 30 * 24 * 60 * 60_000;

export const createJournalRecords = (db: Kysely<Schema>): JournalRecords => {
  const words = createWords(db);
  const lastOf = async (from: Kysely<Schema>, boot: string) =>
    (await from.selectFrom('journals').select('last').where('boot', '=', boot).executeTakeFirst())?.last ?? 0;
  return {
    async take({ boot, entries, at }, keep) {
      const last = entries.at(-1)?.number ?? 0;
      const prepared = keep
        ? await keepPredictions(
            words,
            entries.flatMap(({ predictions }) => predictions),
          )
        : undefined;
      return change(db, async (transaction) => {
        const before = await lastOf(transaction, boot);
        if (last <= before) return 0;
        const fresh = entries.filter(({ number }) => number > before).flatMap(({ predictions }) => predictions);
        await prepared?.(transaction, fresh);
        await countTraffic(transaction, fresh);
        const row = { last, at: at.getTime() };
        await transaction
          .insertInto('journals')
          .values({ boot, ...row })
          .onConflict((conflict) => conflict.column('boot').doUpdateSet(row))
          .execute();
        await transaction
          .deleteFrom('journals')
          .where('at', '<', at.getTime() - MONTH_MS)
          .execute();
        return fresh.length;
      });
    },
    last: (boot) => lastOf(db, boot),
  };
};
