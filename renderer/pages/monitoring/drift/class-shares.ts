import { own } from '../../../../contract/shapes/own.ts';
/** A class's share now and usually. */
export interface ClassShare {
  label: string;
  now: number;
  usual: number;
}

type Shares = Readonly<Record<string, number>>;

/** Classes by how much their share has changed, most first. */
export function classShares(now: Shares, usual: Shares): ClassShare[] {
  return [...new Set([...Object.keys(now), ...Object.keys(usual)])]
    .map((label) => ({ label, now: own(now, label) ?? 0, usual: own(usual, label) ?? 0 }))
    .toSorted((a, b) => Math.abs(b.now - b.usual) - Math.abs(a.now - a.usual) || (a.label < b.label ? -1 : 1));
}
