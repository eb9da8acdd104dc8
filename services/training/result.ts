import type { TrainingResult } from '../../contract/training.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { findRecord, readRecord } from '../steps/run-records.ts';
import {
  deployedShape,
  embeddedShape,
  evaluatedShape,
  gatedShape,
  ingestedShape,
  promotedShape,
  registeredShape,
} from '../steps/run-shapes.ts';

/** What a finished run came to, from what its steps kept. */
export async function readResult(objects: ObjectStore, run: string): Promise<TrainingResult> {
  const ingested = await readRecord(objects, run, 'ingest', ingestedShape);
  const { embedded, cached } = await readRecord(objects, run, 'embed', embeddedShape);
  const { card } = await readRecord(objects, run, 'evaluate', evaluatedShape);
  const { version, seconds } = await readRecord(objects, run, 'register', registeredShape);
  const { passed, reason } = await readRecord(objects, run, 'gate', gatedShape);
  const { live } = await readRecord(objects, run, 'promote', promotedShape);
  const deployed = await findRecord(objects, run, 'deploy', deployedShape);
  return {
    version,
    project: ingested.project,
    classes: card.classes.map(({ label }) => label),
    photos: ingested.photos,
    test: card.test,
    seconds,
    embedded,
    cached,
    skipped: ingested.skipped,
    gate: { passed, reason },
    live,
    clusters: deployed?.clusters ?? [],
  };
}
