import { own } from '../../contract/shapes/own.ts';
import { type CsvCell, toCsv } from '../domain/csv.ts';
import type { StoredPrediction } from '../ports/catalog/predictions.ts';

/** One column a class, so that a spreadsheet can sort by it. */
const table = (predictions: readonly StoredPrediction[]): CsvCell[][] => {
  const classes = [...new Set(predictions.flatMap(({ scores }) => Object.keys(scores)))];
  const scores = classes.map((name) => `score ${name}`);
  const head = ['time', 'photo', 'hash', 'project', 'version', 'verdict', 'label', ...scores];
  return [
    [...head, 'similarity', 'barely known', 'origin', 'ms'],
    ...predictions.map((prediction) => row(prediction, classes)),
  ];
};

const row = (made: StoredPrediction, classes: readonly string[]): CsvCell[] => [
  ...[made.at.toISOString(), made.photo, made.hash, made.project, made.version, made.verdict, made.label],
  ...classes.map((name) => own(made.scores, name)),
  ...[made.similarity, made.barelyKnown && 'yes', made.origin, made.ms],
];

const toJson = (predictions: readonly StoredPrediction[]): string =>
  `[${predictions.map(({ id: _, ...made }) => `\n${JSON.stringify(made)}`).join(',')}\n]\n`;

/** Predictions as text, in the order given. */
export const exportHistory = (predictions: readonly StoredPrediction[], format: 'csv' | 'json'): string =>
  format === 'csv' ? toCsv(table(predictions)) : toJson(predictions);
