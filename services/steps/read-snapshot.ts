import { readManifest } from '../domain/manifest.ts';
import { snapshotKey } from '../domain/object-keys.ts';
import { readRecord } from './run-records.ts';
import { ingestedShape, type Snapshot, snapshotShape } from './run-shapes.ts';
import type { StepContext } from './step.ts';

/** The photos and labels the run works on, in the order of hashes. */
export async function readSnapshot({
  objects,
  run,
}: Pick<StepContext, 'objects' | 'run'>): Promise<Snapshot & { hash: string }> {
  const { snapshot, project } = await readRecord(objects, run, 'ingest', ingestedShape);
  const text = new TextDecoder().decode(await objects.get(snapshotKey(snapshot)));
  if (isEarlier(text)) return { hash: snapshot, ...snapshotShape.parse(JSON.parse(text)) };
  return { hash: snapshot, project, photos: readManifest(text).map(({ hash, label }) => ({ hash, label })) };
}

/** Whether a list is from before they were manifests. */
export const isEarlier = (text: string): boolean => text.startsWith('{');
