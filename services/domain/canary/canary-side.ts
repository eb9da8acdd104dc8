import type { CanarySide } from '../../../contract/shapes/canary.ts';
import { quantileOf } from './copy-counts.ts';
import type { Ledger } from './ledger.ts';

/** What the copies of a version did, in numbers to show and to judge by. */
export function canarySideOf(version: string, copies: number, { sum }: Ledger): CanarySide {
  const [p50, p95] = [quantileOf(sum, 0.5), quantileOf(sum, 0.95)];
  const count = (name: string) => Math.max(0, sum[name] ?? 0);
  return {
    version,
    copies,
    asked: count('asked'),
    errors: count('errors'),
    ...(p50 !== undefined && { p50 }),
    ...(p95 !== undefined && { p95 }),
    verdicts: count('verdicts'),
    neither: Math.min(count('neither'), count('verdicts')),
  };
}
