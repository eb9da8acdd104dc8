import { extname, isAbsolute, resolve } from 'node:path';
import type { DeskWish } from '../../contract/desk.ts';
import { isPictureName } from '../../contract/shapes/picture-name.ts';
import { isLink, placeOfLink } from './meadow-link.ts';

/** How files end that hold a model or a project. */
export const PARCEL_END = '.meadow';

/**
 * What is wanted of the window by the words of a command line: links, photos, models and projects; options and whatever
 * else is left aside. `folder`: where relative paths begin. The photos are one wish.
 */
export function readOpened(words: readonly string[], folder: string): DeskWish[] {
  const links = words.flatMap((word) => (isLink(word) ? wishOfLink(word) : []));
  const paths = words.filter((word) => !isLink(word) && !word.startsWith('-') && isFileName(word));
  return [...links, ...wishesOfFiles(paths.map((path) => (isAbsolute(path) ? path : resolve(folder, path))))];
}

/** What is wanted of the window by whoever opens such files with Meadow, or drops them onto its icon. */
export function wishesOfFiles(paths: readonly string[]): DeskWish[] {
  const photos = paths.filter((path) => isPictureName(nameOf(path)));
  const parcels = paths.filter(isParcel).map((path) => ({ kind: 'parcel', path }) as const);
  return photos.length > 0 ? [{ kind: 'photos', paths: photos }, ...parcels] : parcels;
}

export function wishOfLink(link: string): DeskWish[] {
  const place = placeOfLink(link);
  return place ? [{ kind: 'page', place }] : [];
}

const isParcel = (path: string): boolean => extname(path).toLowerCase() === PARCEL_END;
const isFileName = (word: string): boolean => !word.includes('\0') && (isParcel(word) || isPictureName(nameOf(word)));
const nameOf = (path: string): string => path.split(/[/\\]/).at(-1) ?? '';
