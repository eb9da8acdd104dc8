import { z } from 'zod';
import type { CopyCounts } from './copy-counts.ts';

const counts = z.record(z.string(), z.number());

/** What the copies of a version counted since a moment: the sum, and what each said last. */
export const ledger = z.object({ sum: counts, last: z.record(z.string(), counts) });
export type Ledger = z.infer<typeof ledger>;

export const emptyLedger: Ledger = { sum: {}, last: {} };

/**
 * Adds what a copy has counted since it was last asked. One that is met for the first time counts from its start where it
 * is `fresh`, which is younger than the moment, else from now on. One that counts from 0 again was started anew.
 */
export function observe({ sum, last }: Ledger, copy: string, now: CopyCounts, fresh: boolean): Ledger {
  const before = last[copy] ?? (fresh ? {} : now);
  const anew = Object.entries(before).some(([name, value]) => (now[name] ?? 0) < value);
  return { sum: added(sum, now, anew ? {} : before), last: { ...last, [copy]: { ...now } } };
}

/** Forgets what copies that are gone said last: none of their name comes again. What they did stays in the sum. */
export const onlyOf = ({ sum, last }: Ledger, copies: Iterable<string>): Ledger => {
  const there = new Set(copies);
  return { sum, last: Object.fromEntries(Object.entries(last).filter(([copy]) => there.has(copy))) };
};

/** Takes out what Meadow itself asked: it says nothing of the photos of others. */
export const without = (from: Ledger, own: CopyCounts): Ledger => ({ ...from, sum: added(from.sum, {}, own) });

function added(sum: CopyCounts, more: CopyCounts, less: CopyCounts): Record<string, number> {
  const names = new Set([...Object.keys(sum), ...Object.keys(more), ...Object.keys(less)]);
  return Object.fromEntries([...names].map((name) => [name, (sum[name] ?? 0) + (more[name] ?? 0) - (less[name] ?? 0)]));
}
