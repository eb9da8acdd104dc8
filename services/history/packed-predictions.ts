import type { PredictionRecord } from '../ports/catalog/predictions.ts';

/** Predictions as bytes, for a queue of this machine. */
export const packPredictions = (predictions: readonly PredictionRecord[]): Uint8Array =>
  Buffer.from(JSON.stringify(predictions));

/** What was packed, by the same version of Meadow or one before. */
export function predictionsIn(body: Uint8Array): PredictionRecord[] {
  const packed: (Omit<PredictionRecord, 'at'> & { at: string })[] = JSON.parse(Buffer.from(body).toString('utf8'));
  return packed.map((prediction) => ({ ...prediction, at: new Date(prediction.at) }));
}
