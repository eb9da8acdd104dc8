import type { Kysely } from 'kysely';
import type { PredictionRecords } from '../../ports/catalog.ts';
import { fromHex } from './hex.ts';
import { inParts } from './in-parts.ts';
import { idsExpired, idsMatching, namedHashes, type Removal, removePredictions } from './prediction-removal.ts';
import { toRow, wordsOf } from './prediction-rows.ts';
import { searchPredictions } from './prediction-search.ts';
import { summarisePredictions } from './prediction-summary.ts';
import { createRowSize } from './row-size.ts';
import type { Schema } from './schema.ts';
import type { Upkeep } from './upkeep.ts';
import { createWords } from './words.ts';

export const createPredictionRecords = (db: Kysely<Schema>, upkeep: Upkeep): PredictionRecords => {
  const words = createWords(db);
  const rowSize = createRowSize(db);

  const removeForGood = async (parts: AsyncIterable<number[]> | Iterable<number[]>): Promise<Removal> => {
    const removal = await removePredictions(db, parts);
    if (removal.removed > 0) await upkeep.compact();
    return removal;
  };

  return {
    async add(predictions) {
      const wordOf = await words.add(predictions.flatMap(wordsOf));
      const rows = predictions.map((prediction) => toRow(prediction, wordOf));
      await db.transaction().execute(async (transaction) => {
        for (const part of inParts(rows)) await transaction.insertInto('predictions').values(part).execute();
      });
    },
    search: (filter, page) => searchPredictions(db, words, filter, page),
    summary: (filter) => summarisePredictions(db, words, rowSize, filter),
    async named(hashes) {
      const named = new Set<string>();
      for (const part of inParts(hashes)) {
        for (const hash of await namedHashes(db, part.map(fromHex))) named.add(hash);
      }
      return named;
    },
    remove: (which) => removeForGood('ids' in which ? [which.ids] : idsMatching(db, words, which.filter)),
    expire: (before, most) => removeForGood(idsExpired(db, before, most)),
  };
};
