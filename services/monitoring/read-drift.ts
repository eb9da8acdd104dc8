import type { AlertSettings } from '../../contract/shapes/alert.ts';
import type { DriftSignal } from '../../contract/shapes/drift.ts';
import { judgeDrift } from '../domain/drift/judge-drift.ts';
import type { Catalog } from '../ports/catalog.ts';
import { type LookedAt, lookedAt } from '../steps/looked-at.ts';

export interface DriftParts {
  catalog: Pick<Catalog, 'versions' | 'predictions'>;
}

/** The last photos a version was asked about, what is usual of them, and how far they are from it. */
export interface Drift extends LookedAt {
  signals: DriftSignal[];
}

export async function readDrift({ catalog }: DriftParts, version: string, settings: AlertSettings): Promise<Drift> {
  const seen = await lookedAt(catalog, version, settings);
  return { ...seen, signals: judgeDrift(settings, seen.recent, seen.usual, seen.first) };
}
