import type { AlertSettings } from '../../contract/shapes/alert.ts';
import type { DriftSignal } from '../../contract/shapes/drift.ts';
import { judgeDrift } from '../domain/drift/judge-drift.ts';
import type { Usual } from '../domain/drift/looked.ts';
import type { Catalog, StoredPrediction, VersionRecord } from '../ports/catalog.ts';

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
  const usual = usualOf(record);
  return { recent, first, usual, signals: judgeDrift(settings, recent, usual, first) };
}

/** What the card of a version says of the photos it was trained on. */
function usualOf(record: VersionRecord | undefined): Usual {
  if (!record) return { photos: 0 };
  const { classes, neither, photos, usual } = record.card;
  const total = classes.reduce((sum, one) => sum + one.photos, 0);
  return {
    neither: 1 - neither.kept,
    mix: Object.fromEntries(classes.map((one) => [one.label, total === 0 ? 0 : one.photos / total])),
    ...usual,
    photos: photos.total,
  };
}
