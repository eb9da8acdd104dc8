import { snapshotKey } from '../domain/object-keys.ts';
import { readRecord } from './run-records.ts';
import { ingestedShape, type Snapshot, snapshotShape } from './run-shapes.ts';
import type { StepContext } from './step.ts';

/** The photos and labels the run works on, in the order of hashes. */
export async function readSnapshot({
  objects,
  run,
}: Pick<StepContext, 'objects' | 'run'>): Promise<Snapshot & { hash: string }> {
  const { snapshot } = await readRecord(objects, run, 'ingest', ingestedShape);
  const text = new TextDecoder().decode(await objects.get(snapshotKey(snapshot)));
  return { hash: snapshot, ...snapshotShape.parse(JSON.parse(text)) };
}
