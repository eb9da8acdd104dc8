import type { PhotoResult } from '../../contract/predicting.ts';
import type { Verdict } from '../../contract/shapes/verdict.ts';
import { table } from './table.ts';

/** Verdicts for a person: a row a photo, then what they come to. */
export function predictionTable(results: readonly PhotoResult[], columns: number | undefined): string {
  const rows = results.map(row);
  const body = results.length > 0 ? table([['PHOTO', 'VERDICT', 'SURE', ''], ...rows], columns) : '';
  return `${body}${results.length > 1 ? `\n${sum(results)}\n` : ''}`;
}

function row({ photo, verdict, error }: PhotoResult): string[] {
  if (error) return [photo, '—', '', `${error.message} ${error.hint}`];
  if (!verdict) return [photo, '—', '', ''];
  const sure = verdict.reason === undefined ? percent(verdict.scores[verdict.label] ?? 0) : '';
  return [photo, verdict.verdict, sure, reason(verdict)];
}

function reason({ reason, barelyKnown, scores }: Verdict): string {
  if (barelyKnown) return 'little like any training photo';
  if (reason === undefined) return '';
  if (reason === 'unlike') return 'unlike every training photo';
  const [first, second] = Object.entries(scores).toSorted(([, a], [, b]) => b - a);
  return `between ${first?.[0]} and ${second?.[0]}`;
}

/** Never rounded up to certainty. */
function percent(share: number): string {
  return `${Math.min(99.9, Math.floor(share * 1000) / 10).toFixed(1)} %`;
}

function sum(results: readonly PhotoResult[]): string {
  const verdicts = Map.groupBy(results, ({ verdict }) => verdict?.verdict);
  const named = [...verdicts].flatMap(([verdict, { length }]) =>
    verdict === undefined ? [] : [`${length} ${verdict}`],
  );
  const unread = verdicts.get(undefined)?.length ?? 0;
  const parts = [...named, ...(unread > 0 ? [`${unread} not read`] : [])];
  return `${results.length} photos: ${parts.join(', ')}.`;
}
