import type { Usual } from '../domain/drift/looked.ts';
import { usualOfCard } from '../domain/drift/usual-of-card.ts';
import type { StoredPrediction } from '../ports/catalog/predictions.ts';
import type { Catalog } from '../ports/catalog.ts';

/** The photos a version was asked about, as far as drift is told from them. */
export interface LookedAt {
  /** The last ones, newest first. */
  recent: StoredPrediction[];
  /** The first ones that were measured, oldest first; the recent ones may be among them. */
  first: StoredPrediction[];
  /** What its card says is usual of them. */
  usual: Usual;
}

/** So many of a version's first predictions say what is usual, where its training does not. */
const FIRST = 200;

/** At most the `last` photos a version was asked about, since a moment where one is given. */
export async function lookedAt(
  { versions, predictions }: Pick<Catalog, 'versions' | 'predictions'>,
  version: string,
  { last, since }: { last: number; since?: Date | undefined },
): Promise<LookedAt> {
  const record = await versions.find(version);
  if (!record) return { recent: [], first: [], usual: { photos: 0 } };
  // A version of that name may have answered in a project that is gone.
  const { created } = record;
  const from = since && since > created ? since : created;
  const [recent, first] = await Promise.all([
    predictions.last(version, from, last),
    predictions.first(version, created, Math.max(FIRST, last) + last),
  ]);
  return { recent, first, usual: usualOfCard(record.card) };
}
