import type { Insertable, Selectable } from 'kysely';
import type { Origin } from '../../../contract/shapes/verdict.ts';
import { projectOfVersion } from '../../domain/version-id.ts';
import type { PredictionRecord, StoredPrediction } from '../../ports/catalog/predictions.ts';
import { fromHex, toHex } from './hex.ts';
import { packScores, unpackScores } from './pack-scores.ts';
import type { PredictionsTable } from './schema.ts';

/** A row holds an origin's place here: only ever add at the end. */
const origins: readonly Origin[] = ['window', 'api', 'cli'];
const SIMILARITY_STEPS = 10_000;
const TENTHS = 10;
const THOUSANDTHS = 1000;

export const originNumber = (origin: Origin): number => origins.indexOf(origin);

export const wordsOf = (record: PredictionRecord): string[] => [
  record.version,
  record.verdict,
  record.label,
  ...Object.keys(record.scores),
];

export const toRow = (record: PredictionRecord, wordOf: (text: string) => number): Insertable<PredictionsTable> => ({
  at: record.at.getTime(),
  hash: fromHex(record.hash),
  photo: record.photo,
  version: wordOf(record.version),
  verdict: wordOf(record.verdict),
  label: wordOf(record.label),
  origin: originNumber(record.origin),
  scores: packScores(record.scores, wordOf),
  similarity: Math.round(record.similarity * SIMILARITY_STEPS),
  took: Math.round(record.ms * TENTHS),
  light: inThousandths(record.light),
  sharpness: inThousandths(record.sharpness),
  lent: record.lent ? 1 : null,
  barely: record.barelyKnown ? 1 : null,
});

const inThousandths = (value: number | undefined): number | null =>
  value === undefined ? null : Math.round(value * THOUSANDTHS);

/** Every number in the row that stands for a word. */
export const numbersIn = (row: Selectable<PredictionsTable>): number[] => [
  row.version,
  row.verdict,
  row.label,
  ...Object.keys(unpackScores(row.scores, String)).map(Number),
];

export const toStored = (row: Selectable<PredictionsTable>, textOf: (word: number) => string): StoredPrediction => ({
  id: row.id,
  at: new Date(row.at),
  photo: row.photo,
  hash: toHex(row.hash),
  version: textOf(row.version),
  project: projectOfVersion(textOf(row.version)),
  verdict: textOf(row.verdict),
  label: textOf(row.label),
  scores: unpackScores(row.scores, textOf),
  similarity: row.similarity / SIMILARITY_STEPS,
  origin: origins[row.origin]!,
  ms: row.took / TENTHS,
  ...(row.light !== null && { light: row.light / THOUSANDTHS }),
  ...(row.sharpness !== null && { sharpness: row.sharpness / THOUSANDTHS }),
  ...(row.lent === 1 && { lent: true }),
  ...(row.barely === 1 && { barelyKnown: true as const }),
});
