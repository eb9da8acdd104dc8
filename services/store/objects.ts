import { randomUUID } from 'node:crypto';
import type { Handlers } from '../../contract/handlers.ts';
import type { ObjectPreview, ObjectVersion } from '../../contract/shapes/store.ts';
import type { store } from '../../contract/store.ts';
import { Fault } from '../domain/fault.ts';
import { missingObject } from '../domain/object-keys.ts';
import { fileKind } from '../domain/photo-format.ts';
import { MOST_PHOTO_BYTES } from '../domain/photo-limits.ts';
import { requireOpenBucket } from '../domain/store/own.ts';
import { MOST_SHOWN, textPreview } from '../domain/store/preview.ts';
import type { ObjectName, StoreBrowser } from '../ports/store-browser.ts';
import { inParallel } from '../steps/in-parallel.ts';
import type { StoreConnection } from './connection.ts';
import { everyObject } from './every.ts';
import { createListing } from './listing.ts';
import type { PictureAddress } from './pictures.ts';

type Objects = Pick<
  Handlers<typeof store>,
  'list' | 'object' | 'preview' | 'versions' | 'remove' | 'undoRemove' | 'bringBack' | 'restore' | 'removeVersion'
>;

export interface ObjectsParts {
  connection: StoreConnection;
  picture: PictureAddress;
  /** The address an object is downloaded from. */
  download(object: ObjectName): string;
}

/** One call deletes no more, so that it ends. */
const MOST_REMOVED = 50_000;
const AT_ONCE = 16;
/** Deletions that can be taken back, the last ones of this core. */
const KEPT_UNDOS = 20;

/** What lies in buckets: looked at, deleted, had back. */
export function createObjects({ connection, picture, download }: ObjectsParts): Objects {
  const { browser } = connection;
  const list = createListing(picture);
  const undos = new Map<string, ObjectName[]>();

  const keep = (markers: ObjectName[]): string => {
    const undo = randomUUID();
    undos.set(undo, markers);
    for (const old of undos.keys()) if (undos.size > KEPT_UNDOS) undos.delete(old);
    return undo;
  };

  return {
    list: (asked, signal) => browser((store) => list(store, asked, signal)),
    object: (object) =>
      browser(async (store) => {
        const { modified, ...facts } = await store.facts(object);
        return { ...facts, key: object.key, modified: modified.toISOString(), download: download(object) };
      }),
    preview: (object) => browser((store) => preview(store, object, picture)),
    versions: ({ bucket, key }) =>
      browser(async (store) => {
        const { items } = await store.versions({ bucket, prefix: key, deep: true });
        return items
          .filter((item) => item.key === key)
          .map(({ version, size, modified, latest, deleted }): ObjectVersion => {
            const way = deleted ? {} : { download: download({ bucket, key, version }) };
            return { version, size, latest, deleted, modified: modified.toISOString(), ...way };
          });
      }),
    async remove({ bucket, keys }, signal) {
      requireOpenBucket(bucket);
      return browser(async (store) => {
        const all = await named(store, bucket, keys, signal);
        const removed = await inParallel(all, AT_ONCE, async (key) => ({
          bucket,
          key,
          version: await store.remove({ bucket, key }),
        }));
        const markers = removed.filter(({ version }) => version !== undefined);
        return { count: all.length, ...(markers.length > 0 && { undo: keep(markers) }) };
      });
    },
    async undoRemove({ undo }) {
      const markers = undos.get(undo);
      if (!markers)
        throw new Fault('not-found', 'This cannot be taken back any more.', 'Look among what was deleted.', {
          details: { case: 'undo' },
        });
      await browser((store) => inParallel(markers, AT_ONCE, (marker) => store.remove(marker)));
      undos.delete(undo);
      return { count: markers.length };
    },
    bringBack: async ({ bucket, keys }) => {
      requireOpenBucket(bucket);
      await browser((store) => inParallel(keys, AT_ONCE, (key) => unhide(store, { bucket, key })));
    },
    restore: async ({ bucket, key, version }) => {
      await browser((store) => store.restore({ bucket, key, version }));
    },
    removeVersion: async ({ bucket, key, version }) => {
      requireOpenBucket(bucket);
      await browser((store) => store.remove({ bucket, key, version }));
    },
  };
}

/** The keys of objects, with those below what ends with a slash. */
async function named(
  store: StoreBrowser,
  bucket: string,
  keys: readonly string[],
  signal?: AbortSignal,
): Promise<string[]> {
  const all = new Set<string>();
  for (const key of keys) {
    if (!key.endsWith('/')) all.add(key);
    else
      for await (const page of everyObject(store, { bucket, prefix: key }, signal))
        for (const item of page) {
          all.add(item.key);
          if (all.size > MOST_REMOVED) throw tooMany();
        }
  }
  return [...all];
}

/** Takes away the markers that hide an object. */
async function unhide(store: StoreBrowser, { bucket, key }: ObjectName): Promise<void> {
  const { items } = await store.versions({ bucket, prefix: key, deep: true });
  const own = items.filter((item) => item.key === key);
  const last = own.findIndex(({ deleted }) => !deleted);
  if (last < 0) throw missingObject(key);
  for (const { version } of own.slice(0, last)) await store.remove({ bucket, key, version });
}

async function preview(store: StoreBrowser, object: ObjectName, picture: PictureAddress): Promise<ObjectPreview> {
  const { size, etag } = await store.facts(object);
  const head = await store.read(object, MOST_SHOWN);
  if ('photo' in fileKind(head) && size <= MOST_PHOTO_BYTES)
    return { kind: 'picture', picture: picture('picture', { ...object, etag }) };
  return textPreview(object.key, head, size <= MOST_SHOWN);
}

const tooMany = (): Fault =>
  new Fault('bad-request', 'There is more in there than is deleted at once.', 'Delete the folders in it first.', {
    details: { case: 'too-much-inside' },
  });
