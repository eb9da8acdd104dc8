import { own } from '../../../../contract/shapes/own.ts';
import type { Traffic, TrafficSeries } from '../../../../contract/shapes/traffic.ts';
import { NEITHER } from '../../../components/class-mark.ts';
import { OTHERS, type ShownVerdicts } from './shown-verdicts.ts';

/** What the charts draw of a step; a value that is not there is not drawn. */
export interface TrafficRow {
  at: string;
  predictions: number;
  p50?: number;
  p95?: number;
  p99?: number;
  /** Of all verdicts, those that were "neither". */
  neither?: number;
  /** Of the verdicts that were judged, those that were right. */
  accuracy?: number;
  /** The same where enough were judged to join the points by a line. */
  sure?: number;
  judged: number;
  right: number;
  /** The verdicts that are drawn by name, and the others together. */
  shares: Readonly<Record<string, number>>;
}

/** So many judged verdicts make a share that means something. */
export const FEW = 5;

export function trafficRows(points: TrafficSeries['points'], shown: ShownVerdicts): TrafficRow[] {
  return points.map((point) => ({
    at: point.at,
    predictions: point.predictions,
    ...point.ms,
    ...neitherShare(point),
    ...accuracy(point),
    judged: point.judged,
    right: point.right,
    shares: shares(point, shown),
  }));
}

/** The share of "neither" among the verdicts; none where nothing was asked. */
export function neitherShare({ predictions, verdicts }: Traffic): { neither?: number } {
  return predictions > 0 ? { neither: (verdicts[NEITHER] ?? 0) / predictions } : {};
}

function accuracy({ judged, right }: Traffic): { accuracy?: number; sure?: number } {
  if (judged === 0) return {};
  return { accuracy: right / judged, ...(judged >= FEW && { sure: right / judged }) };
}

function shares({ predictions, verdicts }: Traffic, { named, others }: ShownVerdicts): Record<string, number> {
  if (predictions === 0) return {};
  const part = (count: number) => count / predictions;
  const known = named.map((verdict): [string, number] => [verdict, part(own(verdicts, verdict) ?? 0)]);
  if (!others) return Object.fromEntries(known);
  const rest = Object.entries(verdicts).filter(([verdict]) => !named.includes(verdict));
  return Object.fromEntries([...known, [OTHERS, part(rest.reduce((sum, [, count]) => sum + count, 0))]]);
}
