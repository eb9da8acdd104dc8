import { z } from 'zod';
import type { MeadowEvent } from '../../contract/events.ts';
import { Fault } from '../domain/fault.ts';
import { judgementsKey, modelKey, runPrefix, snapshotKey } from '../domain/object-keys.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Tracker } from '../ports/tracker.ts';
import { isListNamed, removeUnnamed } from '../steps/remove-unnamed.ts';
import { findRecord } from '../steps/run-records.ts';
import { ingestedShape } from '../steps/run-shapes.ts';
import type { Versions } from './versions.ts';

export interface RemoveVersionParts {
  catalog: Pick<Catalog, 'versions' | 'runs' | 'snapshots'>;
  objects: ObjectStore;
  tracker: Pick<Tracker, 'remove'>;
  emit(event: MeadowEvent): void;
  /** Makes what answers photos follow; resolves when it does. */
  follow(): Promise<void>;
}

type FilesParts = Pick<RemoveVersionParts, 'catalog' | 'objects' | 'tracker'>;

/** A version that is being deleted: its files are found by these. */
const leaving = z.object({ version: z.string(), run: z.string().optional(), snapshot: z.string().optional() });
type Leaving = z.infer<typeof leaving>;

/** What is being deleted is written down here. */
const PREFIX = 'removals/';
const removalKey = (version: string): string => `${PREFIX}${version}.json`;

/**
 * Deletes a version for good: the record first, so that nobody asks for a file that is gone. What goes with it is
 * written down before: where Meadow is killed, `finishRemovals` does the rest.
 */
export function createRemoveVersion(
  parts: RemoveVersionParts,
  versions: Pick<Versions, 'find'>,
): (asked: { version: string }) => Promise<void> {
  const { catalog, objects, emit, follow } = parts;
  return async ({ version }) => {
    const { project, object, run, snapshot } = await versions.find(version);
    if (object === undefined) throw ships(version);
    if (run !== undefined && (await catalog.runs.find(run))?.state === 'running') throw atWork(version);
    await noteLists(parts);
    const going: Leaving = { version, run, snapshot };
    await objects.put(removalKey(version), Buffer.from(JSON.stringify(going)));
    try {
      await catalog.versions.remove(version);
    } catch (thrown) {
      await objects.remove(removalKey(version));
      throw thrown;
    }
    emit({ type: 'version.removed', version, project });
    await follow();
    await removeFiles(parts, going);
  };
}

/** To be called once at the start: removes what a killed Meadow left of versions it was deleting. */
export async function finishRemovals(parts: FilesParts): Promise<void> {
  const { catalog, objects } = parts;
  const keys: string[] = [];
  for await (const { key } of objects.list(PREFIX)) keys.push(key);
  for (const key of keys) {
    const going = leaving.parse(JSON.parse(new TextDecoder().decode(await objects.get(key))));
    if (await catalog.versions.find(going.version)) await objects.remove(key);
    else await removeFiles(parts, going);
  }
}

async function removeFiles(
  { catalog, objects, tracker }: FilesParts,
  { version, run, snapshot }: Leaving,
): Promise<void> {
  for (const key of [modelKey(version), judgementsKey(version)]) await objects.remove(key);
  if (run !== undefined) {
    await tracker.remove(run);
    for await (const { key } of objects.list(runPrefix(run))) await objects.remove(key);
  }
  if (snapshot !== undefined) await removeUnnamed(objects, snapshotKey(snapshot), () => isListNamed(catalog, snapshot));
  await objects.remove(removalKey(version));
}

/** Runs of earlier releases that did not come to their end name their lists among their files only. */
async function noteLists({ catalog, objects }: FilesParts): Promise<void> {
  for (const { run, state, snapshot: noted } of await catalog.runs.list()) {
    if (state === 'done' || noted !== undefined) continue;
    const listed = await findRecord(objects, run, 'ingest', ingestedShape);
    if (listed) await catalog.runs.change(run, { snapshot: listed.snapshot, photos: listed.photos });
  }
}

function ships(version: string): Fault {
  return new Fault('bad-request', `The version "${version}" ships with Meadow.`, 'It takes no room; leave it.', {
    details: { case: 'ships-version', version },
  });
}

function atWork(version: string): Fault {
  return new Fault(
    'already-running',
    `The training of "${version}" is not at its end yet.`,
    'Wait for it to end, or cancel it first.',
    { details: { case: 'training-of', version } },
  );
}
