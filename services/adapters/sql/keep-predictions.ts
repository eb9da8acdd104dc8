import type { Transaction } from 'kysely';
import type { PredictionRecord } from '../../ports/catalog/predictions.ts';
import { inParts } from './in-parts.ts';
import { toRow, wordsOf } from './prediction-rows.ts';
import type { Schema } from './schema.ts';
import type { Words } from './words.ts';

/** Makes what keeps some of the predictions in a change. Their words are added before it, so that it is short. */
export const keepPredictions = async (words: Words, predictions: readonly PredictionRecord[]) => {
  const wordOf = await words.add(predictions.flatMap(wordsOf));
  return async (transaction: Transaction<Schema>, some: readonly PredictionRecord[]): Promise<void> => {
    const rows = some.map((prediction) => toRow(prediction, wordOf));
    for (const part of inParts(rows)) await transaction.insertInto('predictions').values(part).execute();
  };
};
