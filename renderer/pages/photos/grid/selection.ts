/** Which photos are selected, by hash, and the place a range is drawn from. */
export interface Selection {
  hashes: ReadonlySet<string>;
  anchor: number;
}

export const nothingSelected: Selection = { hashes: new Set(), anchor: 0 };

/** Selects one photo alone. */
export function only(hash: string, position: number): Selection {
  return { hashes: new Set([hash]), anchor: position };
}

/** Selects a photo besides the others, or no longer. */
export function toggled({ hashes }: Selection, hash: string, position: number): Selection {
  const next = new Set(hashes);
  if (!next.delete(hash)) next.add(hash);
  return { hashes: next, anchor: position };
}

/** The places from the anchor to where a range is drawn, both of them included. */
export function rangeTo({ anchor }: Selection, position: number): { from: number; to: number } {
  return { from: Math.min(anchor, position), to: Math.max(anchor, position) };
}

/** Selects what a range holds; the anchor stays, so that the range can still grow and shrink. */
export function ranged({ anchor }: Selection, range: readonly string[]): Selection {
  return { anchor, hashes: new Set(range) };
}

/** How what a rectangle touches is selected: alone, besides what was, or the other way round than it was. */
export type Gathering = 'only' | 'add' | 'turn';

/** Selects what a rectangle touches, seen from what was selected before it was drawn. */
export function gathered({ hashes, anchor }: Selection, touched: readonly string[], how: Gathering): Selection {
  if (how === 'only') return { hashes: new Set(touched), anchor };
  if (how === 'add') return { hashes: new Set([...hashes, ...touched]), anchor };
  return { hashes: hashes.symmetricDifference(new Set(touched)), anchor };
}
