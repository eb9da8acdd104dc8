import { createHash } from 'node:crypto';
import { Fault } from '../domain/fault.ts';
import { photoKey } from '../domain/object-keys.ts';
import { MOST_PHOTO_BYTES } from '../domain/photo-limits.ts';
import type { Downloader } from '../ports/downloader.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { PhotoDecoder } from '../ports/photo-decoder.ts';

/** A photo that is known by its hash and published at an address. */
export interface PublishedPhoto {
  hash: string;
  url: string;
}

export interface PhotoFetcherParts {
  downloader: Downloader;
  objects: ObjectStore;
  decoder: Pick<PhotoDecoder, 'thumbnail'>;
  thumbnails: { put(hash: string, webp: Uint8Array): Promise<void> };
}

/** Longer side of the small picture, in pixels. */
const SMALL = 256;

/**
 * Downloads one photo, checks that it is the very photo that was meant, and keeps it with a small picture.
 * Throws what the downloader throws, a photo Fault, or `photo-broken` where its hash is another.
 */
export function createPhotoFetcher({ downloader, objects, decoder, thumbnails }: PhotoFetcherParts) {
  return async ({ hash, url }: PublishedPhoto, signal: AbortSignal): Promise<void> => {
    const bytes = await downloader.download(url, { most: MOST_PHOTO_BYTES, signal });
    if (createHash('sha256').update(bytes).digest('hex') !== hash) throw otherPhoto(url);
    await thumbnails.put(hash, await decoder.thumbnail(bytes, SMALL));
    await objects.put(photoKey(hash), bytes);
  };
}

function otherPhoto(url: string): Fault {
  return new Fault(
    'photo-broken',
    `${url} is not the photo the model was trained on any more.`,
    'It is left out; the verdicts do not depend on it.',
    { details: { case: 'another', address: url } },
  );
}
