import type { AlertSettings } from '../../contract/shapes/alert.ts';
import type { DriftSignal } from '../../contract/shapes/drift.ts';
import { judgeDrift } from '../domain/drift/judge-drift.ts';
import type { Usual } from '../domain/drift/looked.ts';
import { usualOfCard } from '../domain/drift/usual-of-card.ts';
import type { StoredPrediction } from '../ports/catalog/predictions.ts';
import type { Catalog } from '../ports/catalog.ts';

export interface DriftParts {
  catalog: Pick<Catalog, 'versions' | 'predictions'>;
}

/** The last photos a version was asked about, what is usual of them, and how far they are from it. */
export interface Drift {
  recent: StoredPrediction[];
  first: StoredPrediction[];
  usual: Usual;
  signals: DriftSignal[];
}

/** So many of a version's first predictions say what is usual, where its training does not. */
const FIRST = 200;

export async function readDrift({ catalog }: DriftParts, version: string, settings: AlertSettings): Promise<Drift> {
  const record = await catalog.versions.find(version);
  const { last } = settings;
  const [recent, first] = await Promise.all([
    catalog.predictions.search({ version }, { limit: last }),
    catalog.predictions.first(version, record?.created ?? new Date(0), FIRST + last),
  ]);
  const usual = record ? usualOfCard(record.card) : { photos: 0 };
  return { recent, first, usual, signals: judgeDrift(settings, recent, usual, first) };
}
