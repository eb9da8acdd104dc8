import type { RunRecord } from '../ports/catalog/runs.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Tracker } from '../ports/tracker.ts';
import { readRecord } from './run-records.ts';
import { ingestedShape, registeredShape } from './run-shapes.ts';
import { tellTracker } from './tell-tracker.ts';

export interface FinishParts {
  catalog: { runs: Pick<Catalog['runs'], 'find' | 'change'> };
  objects: ObjectStore;
  tracker: Tracker;
  clock: Clock;
}

/**
 * Writes down that a run has come to its end, from what its steps kept. Its last step in the stack does, and the core
 * that followed it: whoever comes second changes nothing, and what a person
 * cancelled stays so. A run that is in no catalog is none of a project's.
 */
export async function finishRun({ catalog, objects, tracker, clock }: FinishParts, run: string): Promise<void> {
  const known = await catalog.runs.find(run);
  if (!known || known.state === 'done' || known.state === 'cancelled') return;
  const { snapshot, photos } = await readRecord(objects, run, 'ingest', ingestedShape);
  const { version } = await readRecord(objects, run, 'register', registeredShape);
  const done: Partial<RunRecord> = { state: 'done', ended: clock.now(), snapshot, photos, version, error: undefined };
  await catalog.runs.change(run, done);
  await tellTracker(tracker, run, { state: 'done' });
}
