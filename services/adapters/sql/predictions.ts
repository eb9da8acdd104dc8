import type { Kysely } from 'kysely';
import type { PredictionRecords } from '../../ports/catalog/predictions.ts';
import { change } from './change.ts';
import { fromHex } from './hex.ts';
import { inParts } from './in-parts.ts';
import { keepPredictions } from './keep-predictions.ts';
import { idsExpired, idsMatching, namedHashes, removePredictions } from './prediction-removal.ts';
import { firstPredictions, lastPredictions, searchPredictions } from './prediction-search.ts';
import { summarisePredictions } from './prediction-summary.ts';
import { createRowSize } from './row-size.ts';
import type { Schema } from './schema.ts';
import { countTraffic } from './traffic.ts';
import type { Upkeep } from './upkeep.ts';
import type { Vendor } from './vendor.ts';
import { createWords } from './words.ts';

/** Writing a large file anew takes seconds, so what expires hourly leaves it once a day. */
const DAY_MS = 24 * 60 * 60_000;

export const createPredictionRecords = (db: Kysely<Schema>, vendor: Vendor, upkeep: Upkeep): PredictionRecords => {
  const words = createWords(db);
  const rowSize = createRowSize(db, vendor);

  /** When what was removed last left the file, free space included. */
  let compacted = 0;
  let lingers = false;

  const compact = async () => {
    lingers = true;
    await upkeep.compact('predictions');
    lingers = false;
    compacted = Date.now();
  };

  return {
    async add(predictions) {
      const keep = await keepPredictions(words, predictions);
      await change(db, async (transaction) => {
        await keep(transaction, predictions);
        await countTraffic(transaction, predictions);
      });
    },
    search: (filter, page) => searchPredictions(db, words, vendor, filter, page),
    summary: (filter) => summarisePredictions(db, words, vendor, rowSize, filter),
    last: (version, since, limit) => lastPredictions(db, words, vendor, { version, since, limit }),
    first: (version, since, limit) => firstPredictions(db, words, { version, since, limit }),
    async named(hashes) {
      const named = new Set<string>();
      for (const part of inParts(hashes)) {
        for (const hash of await namedHashes(db, part.map(fromHex))) named.add(hash);
      }
      return named;
    },
    async remove(which) {
      const removal = await removePredictions(
        db,
        'ids' in which ? [which.ids] : idsMatching(db, words, vendor, which.filter),
      );
      // The rows are gone either way; a disk too full to write the file anew has its next chance at the next tidy.
      if (removal.removed > 0) await compact().catch(() => undefined);
      return removal;
    },
    async expire(before, most) {
      const removal = await removePredictions(db, idsExpired(db, before, most));
      if (lingers || (removal.removed > 0 && Date.now() - compacted > DAY_MS)) await compact();
      return removal;
    },
  };
};
