import type { Handlers } from '../../contract/handlers.ts';
import type { BucketUsage, StoreBucket } from '../../contract/shapes/store.ts';
import type { store } from '../../contract/store.ts';
import { Fault } from '../domain/fault.ts';
import { isClosedBucket, isOwnBucket, requireForeignBucket } from '../domain/store/own.ts';
import type { ListedVersion, StoreBrowser } from '../ports/store-browser.ts';
import { inParallel } from '../steps/in-parallel.ts';
import type { StoreConnection } from './connection.ts';
import { everyVersion } from './every.ts';

type Buckets = Pick<Handlers<typeof store>, 'buckets' | 'usage' | 'addBucket' | 'removeBucket' | 'setVersioning'>;

/** More than this many versions are not counted, but said to be more. */
const MOST_COUNTED = 50_000;
const AT_ONCE = 16;

/** Buckets: what there is, how much is in it, added, removed, and whether they keep versions. */
export function createBuckets({ browser }: StoreConnection): Buckets {
  return {
    buckets: () =>
      browser(async (store): Promise<StoreBucket[]> => {
        const found = await store.buckets();
        return inParallel(found, AT_ONCE, async ({ name, created }) => ({
          name,
          created: created.toISOString(),
          versioning: await store.versioning(name),
          own: isOwnBucket(name),
          closed: isClosedBucket(name),
        }));
      }),
    usage: ({ bucket }, signal) => browser((store) => count(store, bucket, signal)),
    addBucket: ({ name, versioned }) =>
      browser(async (store) => {
        await store.addBucket(name);
        if (versioned) await store.setVersioning(name, true);
      }),
    async removeBucket({ bucket, typed }, signal) {
      requireForeignBucket(bucket);
      if (typed !== undefined && typed !== bucket) throw notTyped(bucket);
      await browser(async (store) => {
        if (typed !== undefined) await empty(store, bucket, signal);
        await store.removeBucket(bucket);
      });
    },
    async setVersioning({ bucket, on }) {
      requireForeignBucket(bucket);
      await browser((store) => store.setVersioning(bucket, on));
    },
  };
}

async function count(store: StoreBrowser, bucket: string, signal?: AbortSignal): Promise<BucketUsage> {
  const usage = { objects: 0, bytes: 0, older: 0, more: false };
  let seen = 0;
  for await (const page of everyVersion(store, { bucket, prefix: '' }, signal)) {
    for (const version of page) add(usage, version);
    seen += page.length;
    if (seen >= MOST_COUNTED) return { ...usage, more: true };
  }
  return usage;
}

function add(usage: BucketUsage, { latest, deleted, size }: ListedVersion): void {
  if (latest && !deleted) {
    usage.objects += 1;
    usage.bytes += size;
  } else usage.older += size;
}

/** With every version, so that nothing comes back. */
async function empty(store: StoreBrowser, bucket: string, signal?: AbortSignal): Promise<void> {
  for await (const page of everyVersion(store, { bucket, prefix: '' }, signal))
    await inParallel(page, AT_ONCE, ({ key, version }) => store.remove({ bucket, key, version }));
}

const notTyped = (bucket: string): Fault =>
  new Fault(
    'bad-request',
    'What was typed is not the name of the bucket, so nothing was deleted.',
    `Type "${bucket}".`,
    {
      details: { case: 'bucket-name', bucket },
    },
  );
