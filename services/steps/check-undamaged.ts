import { createHash } from 'node:crypto';
import { asFault, Fault } from '../domain/fault.ts';
import { readManifest } from '../domain/manifest.ts';
import { photoKey, snapshotKey } from '../domain/object-keys.ts';
import { inParallel } from './in-parallel.ts';
import type { Snapshot } from './run-shapes.ts';
import type { StepContext } from './step.ts';

/** Photos read at a time. */
const READS = 4;
/** That are named; of more, how many there are. */
const NAMED = 10;

/**
 * Reads the photos that the live version has not learnt from, which are few beside what looking at them takes. Whoever
 * can write to the store can put other bytes there. Throws `photos-damaged`, and names them.
 */
export async function checkUndamaged(context: StepContext, { project, photos }: Snapshot): Promise<void> {
  const { catalog, objects, report, signal } = context;
  const known = await learntFrom(context, project);
  const fresh = photos.filter(({ hash }) => !known.has(hash));
  let done = 0;
  const sound = await inParallel(fresh, READS, async ({ hash }) => {
    signal.throwIfAborted();
    const is = createHash('sha256')
      .update(await objects.get(photoKey(hash)))
      .digest('hex');
    report({ stage: 'validate', done: ++done, total: fresh.length });
    return is === hash;
  });
  const damaged = fresh.filter((_, at) => !sound[at]).map(({ hash }) => hash);
  if (damaged.length === 0) return;
  const named = await catalog.photos.find(project, damaged.slice(0, NAMED));
  throw notAsAdded(
    named.map(({ source }) => source.split(/[\\/]/).at(-1) ?? source),
    damaged,
  );
}

/** The photos of the version that is live; none where its list is not there any more. */
async function learntFrom({ catalog, objects }: StepContext, project: string): Promise<ReadonlySet<string>> {
  const live = await catalog.live.champion(project);
  const snapshot = live && (await catalog.versions.find(live.version))?.snapshot;
  if (snapshot === undefined) return new Set();
  try {
    const text = new TextDecoder().decode(await objects.get(snapshotKey(snapshot)));
    return new Set(readManifest(text).map(({ hash }) => hash));
  } catch (thrown) {
    if (['not-found', 'bad-request'].includes(asFault(thrown).code)) return new Set();
    throw thrown;
  }
}

function notAsAdded(names: string[], hashes: string[]): Fault {
  const more = hashes.length - names.length;
  const photos = `${names.join(', ')}${more > 0 ? ` (+${more})` : ''}`;
  return new Fault(
    'photos-damaged',
    `Photos are not as they were when they were added: ${photos}.`,
    'Delete them from the project for good, or put their files back, then train again.',
    { details: { photos, count: hashes.length } },
  );
}
