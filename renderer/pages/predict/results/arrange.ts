import { NEITHER } from '../../../components/class-mark.ts';
import type { ResultItem } from './result-item.ts';

export const sorts = ['dropped', 'unsure', 'name'] as const;
export type Sort = (typeof sorts)[number];

/** Which results are shown: all, those with an error, those that are barely known, or those with one verdict. */
export type Shown = 'all' | 'errors' | 'barely' | `verdict:${string}`;

export interface Arrangement {
  sort: Sort;
  shown: Shown;
  /** A part of the photo's name. */
  text: string;
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The results to show, in the order asked. */
export function arrange(items: readonly ResultItem[], { sort, shown, text }: Arrangement): ResultItem[] {
  const wanted = text.trim().toLowerCase();
  return items
    .filter((item) => isShown(item, shown) && item.photo.toLowerCase().includes(wanted))
    .toSorted((a, b) => comparisons[sort](a, b) || a.index - b.index);
}

const comparisons: Record<Sort, (a: ResultItem, b: ResultItem) => number> = {
  dropped: () => 0,
  unsure: (a, b) => sureness(a) - sureness(b),
  name: (a, b) => collator.compare(a.photo, b.photo),
};

/** From least to most sure: neither, then what is barely known, each by the score of the best class; photos without a verdict come last. */
export function sureness({ verdict }: ResultItem): number {
  if (!verdict) return 2;
  const score = verdict.scores[verdict.label] ?? 0;
  if (verdict.verdict === NEITHER) return score - 4;
  return verdict.barelyKnown ? score - 2 : score;
}

function isShown({ verdict, error }: ResultItem, shown: Shown): boolean {
  if (shown === 'all') return true;
  if (shown === 'errors') return error !== undefined;
  if (shown === 'barely') return verdict?.barelyKnown === true;
  return verdict?.verdict === shown.slice('verdict:'.length);
}

export interface Counts {
  all: number;
  errors: number;
  /** With a class, though barely known. */
  barely: number;
  /** By verdict, most first; "neither" at the end. */
  verdicts: [verdict: string, count: number][];
}

export function countResults(items: readonly ResultItem[]): Counts {
  const counts = new Map<string, number>();
  let errors = 0;
  let barely = 0;
  for (const { verdict, error } of items) {
    if (verdict) counts.set(verdict.verdict, (counts.get(verdict.verdict) ?? 0) + 1);
    else if (error) errors += 1;
    if (verdict?.barelyKnown) barely += 1;
  }
  const last = (verdict: string) => Number(verdict === NEITHER);
  const verdicts = [...counts].sort(([a, m], [b, n]) => last(a) - last(b) || n - m);
  return { all: items.length, errors, barely, verdicts };
}
