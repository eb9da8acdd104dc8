import { Fault } from '../domain/fault.ts';
import { fileKind } from '../domain/photo-format.ts';
import { MOST_PHOTO_BYTES } from '../domain/photo-limits.ts';
import type { PhotoDecoder } from '../ports/photo-decoder.ts';
import type { ObjectName, StoreBrowser } from '../ports/store-browser.ts';

export type PictureKind = 'thumbnail' | 'picture';

/** An object in a state. */
export interface PicturedObject extends ObjectName {
  etag: string;
}

/** Gives the address of a picture of an object. */
export type PictureAddress = (kind: PictureKind, object: PicturedObject) => string;

/** Pixels of the longer side. */
const SIDES = { thumbnail: 256, picture: 1600 } as const;
/** Enough to tell a photo by. */
const HEAD = 256;
/** Small pictures that are kept: some ten kilobytes each. */
const MOST_KEPT = 4000;
const AT_ONCE = 6;

export interface PicturesParts {
  browser<T>(work: (store: StoreBrowser) => Promise<T>): Promise<T>;
  decoder: Pick<PhotoDecoder, 'thumbnail'>;
}

/** Makes pictures of objects that are photos, whatever they are called. Throws `not-found` for what is none. */
export function createPictures({ browser, decoder }: PicturesParts) {
  /** None: it is no photo. */
  const kept = new Map<string, Promise<Uint8Array | undefined>>();
  const turn = createTurns(AT_ONCE);

  const make = ({ bucket, key, version }: PicturedObject, kind: PictureKind) =>
    turn(() =>
      browser(async (store) => {
        const object = { bucket, key, version };
        const kindOf = fileKind(await store.read(object, HEAD));
        if (!('photo' in kindOf)) return undefined;
        return decoder.thumbnail(await store.read(object, MOST_PHOTO_BYTES), SIDES[kind]);
      }),
    );
  const small = (object: PicturedObject) => {
    const { bucket, key, version = '', etag } = object;
    const name = JSON.stringify([bucket, key, version, etag]);
    const known = kept.get(name);
    const made = known ?? make(object, 'thumbnail');
    kept.delete(name);
    kept.set(name, made);
    if (!known) made.catch(() => kept.delete(name));
    for (const old of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(old);
    return made;
  };
  return async (kind: PictureKind, object: PicturedObject): Promise<Uint8Array> => {
    const picture = await (kind === 'thumbnail' ? small(object) : make(object, kind));
    if (!picture)
      throw new Fault('not-found', `"${object.key}" is no photo.`, 'Download it to look at it.', {
        details: { case: 'picture', key: object.key },
      });
    return picture;
  };
}

/** Runs work at most so many at a time: a person who scrolls asks for a hundred pictures at once. */
function createTurns(most: number) {
  const waiting: (() => void)[] = [];
  let busy = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (busy >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else busy += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  };
}
