import type { PhotoResult } from '../../contract/predicting.ts';
import { own } from '../../contract/shapes/own.ts';
import { type CsvCell, toCsv } from '../domain/csv.ts';

/** A batch as text: what the window saves and the command line prints, photos in the order asked. */
export function exportBatch(results: readonly PhotoResult[], format: 'csv' | 'json'): string {
  const ordered = results.toSorted((a, b) => a.index - b.index);
  return format === 'csv' ? toCsv(table(ordered)) : `${JSON.stringify(ordered.map(record), undefined, 2)}\n`;
}

function record({ photo, verdict, ms, error }: PhotoResult): object {
  if (!verdict) return { photo, error: { code: error?.code, message: error?.message, hint: error?.hint } };
  const { label, scores, similarity, barelyKnown, version } = verdict;
  return { photo, verdict: verdict.verdict, label, scores, similarity, barelyKnown, version, ms };
}

/** One column a class, so that a spreadsheet can sort by it. */
function table(results: readonly PhotoResult[]): CsvCell[][] {
  const classes = [...new Set(results.flatMap(({ verdict }) => Object.keys(verdict?.scores ?? {})))];
  const scores = classes.map((name) => `score ${name}`);
  const head = ['photo', 'verdict', 'label', ...scores, 'similarity', 'barely known'];
  return [[...head, 'version', 'ms', 'error', 'message', 'hint'], ...results.map((result) => row(result, classes))];
}

function row({ photo, verdict, ms, error }: PhotoResult, classes: string[]): CsvCell[] {
  const scores = classes.map((name) => verdict && own(verdict.scores, name));
  const said = [verdict?.verdict, verdict?.label, ...scores, verdict?.similarity, verdict?.barelyKnown && 'yes'];
  return [photo, ...said, verdict?.version, ms, error?.code, error?.message, error?.hint];
}
