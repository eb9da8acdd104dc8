import { randomUUID } from 'node:crypto';
import type { EntryOrder, EntryPage, StoreEntry } from '../../contract/shapes/store.ts';
import { MOST_PHOTO_BYTES } from '../domain/photo-limits.ts';
import { ordered } from '../domain/store/order.ts';
import { mayBePhoto } from '../domain/store/preview.ts';
import type { ListedObject, ListedVersion, StoreBrowser } from '../ports/store-browser.ts';
import { inParallel } from '../steps/in-parallel.ts';
import type { PictureAddress } from './pictures.ts';

export interface Asked {
  bucket: string;
  prefix: string;
  find?: string | undefined;
  deleted: boolean;
  order: EntryOrder;
  cursor?: string | undefined;
}

/** An order other than by name has to read the folder first; of a larger one, so many are put into it. */
const MOST_ORDERED = 20_000;
const PAGE = 500;
/** A search answers after so many pages at the latest, so that a person sees it go on. */
const PAGES_SEARCHED = 10;
const ENOUGH_FOUND = 100;
/** Folders that were put into an order, kept for those who scroll. */
const KEPT = 6;
/** Folders of a page that are looked into; of more, nobody misses that one is empty. */
const MOST_LOOKED_INTO = 300;
const AT_ONCE = 16;

interface Found {
  entries: StoreEntry[];
  next?: string | undefined;
}

interface OrderedFolder {
  entries: StoreEntry[];
  cut: boolean;
}

/** Answers what lies in a folder, page by page, in any order. */
export function createListing(address: PictureAddress) {
  const kept = new Map<string, OrderedFolder>();

  const objectEntry = (bucket: string, { key, size, modified, etag }: ListedObject): StoreEntry => ({
    key,
    kind: 'object',
    size,
    modified: modified.toISOString(),
    ...(mayBePhoto(key, size, MOST_PHOTO_BYTES) && { thumbnail: address('thumbnail', { bucket, key, etag }) }),
  });

  const page = async (store: StoreBrowser, asked: Asked, cursor: string | undefined, most?: number): Promise<Found> => {
    const { bucket, prefix, find, deleted } = asked;
    const listing = { bucket, prefix, deep: find !== undefined, cursor, most };
    const wanted = matching(prefix, find);
    const answer = deleted ? await store.versions(listing) : await store.list(listing);
    const items = answer.items as (ListedObject & Partial<ListedVersion>)[];
    const objects = items
      // A key that is the folder itself is what some programs put to show an empty one.
      .filter((item) => wanted(item.key) && item.key !== prefix && (!deleted || isGone(item)))
      .map((item) => (deleted ? goneEntry(item) : objectEntry(bucket, item)));
    const there = deleted ? answer.folders : await notEmptied(store, bucket, answer.folders);
    const folders = there.map((key): StoreEntry => ({ key, kind: 'folder', size: 0 }));
    return { entries: [...folders, ...objects], next: answer.next };
  };

  const inOrder = async (store: StoreBrowser, asked: Asked, signal?: AbortSignal): Promise<EntryPage> => {
    const [id = '', at = '0'] = asked.cursor?.split(' ') ?? [];
    const from = Number(at);
    const folder = kept.get(id) ?? (await readFolder(store, asked, signal));
    const name = kept.has(id) ? id : randomUUID();
    kept.delete(name);
    kept.set(name, folder);
    for (const old of kept.keys()) if (kept.size > KEPT) kept.delete(old);
    const entries = folder.entries.slice(from, from + PAGE);
    const total = folder.entries.length;
    const next = from + PAGE < total ? `${name} ${from + PAGE}` : undefined;
    return { entries, total, cut: folder.cut, ...(next !== undefined && { next }) };
  };
  const readFolder = async (store: StoreBrowser, asked: Asked, signal?: AbortSignal): Promise<OrderedFolder> => {
    const entries: StoreEntry[] = [];
    for (let cursor: string | undefined, pages = 0; pages === 0 || cursor !== undefined; pages += 1) {
      signal?.throwIfAborted();
      const found = await page(store, asked, cursor);
      entries.push(...found.entries);
      cursor = found.next;
      if (entries.length >= MOST_ORDERED && cursor !== undefined)
        return { entries: ordered(entries, asked.order), cut: true };
    }
    return { entries: ordered(entries, asked.order), cut: false };
  };

  /** What a search finds may lie many pages on. */
  const onward = async (store: StoreBrowser, asked: Asked, signal?: AbortSignal): Promise<EntryPage> => {
    const entries: StoreEntry[] = [];
    const most = asked.find === undefined && !asked.deleted ? 1 : PAGES_SEARCHED;
    let { cursor } = asked;
    for (let pages = 0; pages < most && (pages === 0 || cursor !== undefined); pages += 1) {
      signal?.throwIfAborted();
      const found = await page(store, asked, cursor);
      entries.push(...found.entries);
      cursor = found.next;
      if (entries.length >= ENOUGH_FOUND) break;
    }
    const whole = asked.cursor === undefined && cursor === undefined;
    return {
      entries: ordered(entries, 'name'),
      cut: false,
      ...(whole && { total: entries.length }),
      ...(cursor !== undefined && { next: cursor }),
    };
  };

  return (store: StoreBrowser, asked: Asked, signal?: AbortSignal): Promise<EntryPage> =>
    asked.order === 'name' || asked.find !== undefined ? onward(store, asked, signal) : inOrder(store, asked, signal);
}

/** Where versions are kept, MinIO goes on telling of folders in which all was deleted. */
async function notEmptied(store: StoreBrowser, bucket: string, folders: string[]): Promise<string[]> {
  if (folders.length === 0 || folders.length > MOST_LOOKED_INTO) return folders;
  if ((await store.versioning(bucket)) === 'never') return folders;
  const filled = await inParallel(folders, AT_ONCE, async (prefix) => {
    const { items } = await store.list({ bucket, prefix, deep: true, most: 1 });
    return items.length > 0;
  });
  return folders.filter((_, at) => filled[at]);
}

const isGone = ({ latest, deleted }: Partial<ListedVersion>): boolean => latest === true && deleted === true;

const goneEntry = ({ key, modified, version }: ListedObject & Partial<ListedVersion>): StoreEntry => ({
  key,
  kind: 'deleted',
  size: 0,
  modified: modified.toISOString(),
  ...(version !== undefined && { version }),
});

/** Whether what a key is called below a prefix has a text in it. */
function matching(prefix: string, find: string | undefined): (key: string) => boolean {
  const wanted = find?.toLowerCase();
  return (key) => wanted === undefined || key.slice(prefix.length).toLowerCase().includes(wanted);
}
