import type { MeadowEvent } from '../../contract/events.ts';
import { Fault } from '../domain/fault.ts';
import { judgementsKey, modelKey, runPrefix, snapshotKey } from '../domain/object-keys.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Tracker } from '../ports/tracker.ts';
import type { Versions } from './versions.ts';

export interface RemoveVersionParts {
  catalog: Pick<Catalog, 'versions' | 'runs'>;
  objects: ObjectStore;
  tracker: Pick<Tracker, 'remove'>;
  emit(event: MeadowEvent): void;
  /** Makes what answers photos follow; resolves when it does. */
  follow(): Promise<void>;
}

/** Deletes a version for good: the record first, so that nobody asks for a file that is gone. */
export function createRemoveVersion(
  { catalog, objects, tracker, emit, follow }: RemoveVersionParts,
  versions: Pick<Versions, 'find'>,
): (asked: { version: string }) => Promise<void> {
  return async ({ version }) => {
    const { project, object, run } = await versions.find(version);
    if (object === undefined) throw ships(version);
    if (run !== undefined && (await catalog.runs.find(run))?.state === 'running') throw atWork(version);
    const { snapshot } = await catalog.versions.remove(version);
    emit({ type: 'version.removed', version, project });
    await follow();
    for (const key of [modelKey(version), judgementsKey(version)]) await objects.remove(key);
    if (run !== undefined) {
      await tracker.remove(run);
      for await (const { key } of objects.list(runPrefix(run))) await objects.remove(key);
    }
    if (snapshot !== undefined) await objects.remove(snapshotKey(snapshot));
  };
}

function ships(version: string): Fault {
  return new Fault('bad-request', `The version "${version}" ships with Meadow.`, 'It takes no room; leave it.', {
    details: { version },
  });
}

function atWork(version: string): Fault {
  return new Fault(
    'already-running',
    `The training of "${version}" is not at its end yet.`,
    'Wait for it to end, or cancel it first.',
    { details: { version } },
  );
}
