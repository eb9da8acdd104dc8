import { asFault, Fault } from '../domain/fault.ts';
import { toManifestPhoto } from '../domain/manifest.ts';
import { runKey } from '../domain/object-keys.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Tracker } from '../ports/tracker.ts';
import { keepSnapshot, type SnapshotParts } from './keep-snapshot.ts';
import { readSnapshot } from './read-snapshot.ts';
import { findRecord, writeRecord } from './run-records.ts';
import { ingestedShape } from './run-shapes.ts';
import { forgetShards } from './shards.ts';
import { stepNames } from './step.ts';
import { tellSnapshot } from './tell-tracker.ts';

export interface LeaveOutParts extends SnapshotParts {
  catalog: SnapshotParts['catalog'] & { photos: Pick<Catalog['photos'], 'find'> };
  tracker: Pick<Tracker, 'attach' | 'describe'>;
}

/**
 * Where photos of a run that stopped were deleted for good since, it goes on without them: it gets a list of those that are
 * left, and what came after its list is done anew. A run that has made its version is left as it is.
 */
export async function leaveOutErased(parts: LeaveOutParts, run: string): Promise<void> {
  const { catalog, objects } = parts;
  const ingested = await findRecord(objects, run, 'ingest', ingestedShape);
  if (!ingested || (await objects.has(runKey(run, 'register')))) return;
  const { photos } = await readSnapshot({ objects, run });
  const hashes = photos.map(({ hash }) => hash);
  const left = new Map((await catalog.photos.find(ingested.project, hashes)).map((photo) => [photo.hash, photo]));
  if (left.size === photos.length) return;
  const listed = photos.flatMap(({ hash, label }) => {
    const photo = left.get(hash);
    return photo ? [toManifestPhoto({ ...photo, label })] : [];
  });
  const snapshot = await keepSnapshot(parts, { run, project: ingested.project }, listed);
  await tellSnapshot(parts.tracker, run, listed, { snapshot: snapshot.snapshot });
  // The list comes last: whoever is killed here finds the old one, and does it again.
  for (const name of afterIngest) await objects.remove(runKey(run, name));
  await forgetShards(objects, run);
  await writeRecord(objects, run, 'ingest', { ...ingested, ...snapshot });
}

const afterIngest = stepNames.slice(stepNames.indexOf('ingest') + 1, stepNames.indexOf('register'));

/** What a step of a training threw, where it is that a photo was deleted for good while the step was at work. */
export function asErased(thrown: unknown): unknown {
  const { code, details } = asFault(thrown);
  const missing = code === 'not-found' && /^(photos|embeddings)\//.test(String(details.key));
  return missing ? erased(thrown) : thrown;
}

const erased = (cause: unknown) =>
  new Fault(
    'photos-erased',
    'Photos of this training were deleted for good.',
    'Resume the training: it goes on without them.',
    { cause },
  );
