import { readFile } from 'node:fs/promises';
import type { PhotoResult } from '../../contract/predicting.ts';
import type { Reference } from '../../contract/shapes/photo.ts';
import { photoKey } from '../domain/object-keys.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { PhotoDecoder } from '../ports/photo-decoder.ts';
import type { Thumbnails } from '../ports/thumbnails.ts';
import type { Files } from './files.ts';

/** Longer side of a small picture, in pixels. */
const SMALL = 256;
/** Longer side of a picture that fills a screen. */
const LARGE = 1600;

export interface PicturesParts {
  thumbnails: Thumbnails;
  /** The bytes of a training photo. Throws `not-found`. */
  bytesOf(hash: string): Promise<Uint8Array>;
  decoder: Pick<PhotoDecoder, 'thumbnail'>;
}

/** Where it is looked whether a photo's pictures are on this machine. */
export interface PictureStores {
  thumbnails: Thumbnails;
  objects: ObjectStore;
}

/** Reads small pictures; that of a training photo is made when it is first looked at. Throws `not-found`. */
export function createPictureReader({ thumbnails, bytesOf, decoder }: PicturesParts) {
  return async (hash: string): Promise<Uint8Array> => {
    if (await thumbnails.has(hash)) return readFile(await thumbnails.file(hash));
    const picture = await decoder.thumbnail(await bytesOf(hash), SMALL);
    await thumbnails.put(hash, picture);
    return picture;
  };
}

/**
 * Reads a large picture of a photo whose bytes are here: encoded anew, never the file itself, which a stranger made and
 * a browser would interpret. Throws `not-found`.
 */
export function createPhotoReader({ decoder }: Pick<PicturesParts, 'decoder'>, bytesOf: PicturesParts['bytesOf']) {
  return async (hash: string): Promise<Uint8Array> => decoder.thumbnail(await bytesOf(hash), LARGE);
}

/** Those of the photos whose bytes are on this machine: training photos. */
export async function photosHere(objects: ObjectStore, hashes: string[]): Promise<Set<string>> {
  const here = await Promise.all(hashes.map((hash) => objects.has(photoKey(hash))));
  return new Set(hashes.filter((_, i) => here[i]));
}

/** Makes the function that gives the addresses of a photo's pictures, as far as they are on this machine. */
export function createPicturesOf({ thumbnails, objects }: PictureStores, files: Files) {
  return async (hash: string): Promise<{ thumbnail?: string; picture?: string }> => {
    if (await objects.has(photoKey(hash))) return { thumbnail: files.address(hash), picture: files.photoAddress(hash) };
    return (await thumbnails.has(hash)) ? { thumbnail: files.address(hash) } : {};
  };
}

/** Adds to results the addresses of their pictures and of their references' that are on this machine. */
export function createDress({ thumbnails, objects }: PictureStores, files: Files) {
  const dressReference = async (reference: Reference): Promise<Reference> => {
    const { photo } = reference;
    const here = (await thumbnails.has(photo)) || (await objects.has(photoKey(photo)));
    return here ? { ...reference, thumbnail: files.address(photo) } : reference;
  };
  return async (result: PhotoResult): Promise<PhotoResult> => {
    const { hash, verdict } = result;
    if (hash === undefined || !verdict) return result;
    const nearest = await Promise.all(verdict.nearest.map(dressReference));
    return { ...result, thumbnail: files.address(hash), verdict: { ...verdict, nearest } };
  };
}
