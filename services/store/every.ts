import type { ListedObject, ListedVersion, Listing, StoreBrowser } from '../ports/store-browser.ts';

type Place = Pick<Listing, 'bucket' | 'prefix'>;

/** All versions below a prefix, page by page, until the signal is aborted. */
export async function* everyVersion(
  store: StoreBrowser,
  place: Place,
  signal?: AbortSignal,
): AsyncGenerator<ListedVersion[]> {
  let cursor: string | undefined;
  do {
    signal?.throwIfAborted();
    const page = await store.versions({ ...place, deep: true, cursor });
    yield page.items;
    cursor = page.next;
  } while (cursor !== undefined);
}

/** The same of the objects as they are now. */
export async function* everyObject(
  store: StoreBrowser,
  place: Place,
  signal?: AbortSignal,
): AsyncGenerator<ListedObject[]> {
  let cursor: string | undefined;
  do {
    signal?.throwIfAborted();
    const page = await store.list({ ...place, deep: true, cursor });
    yield page.items;
    cursor = page.next;
  } while (cursor !== undefined);
}
