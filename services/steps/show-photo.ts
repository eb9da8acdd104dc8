import type { ProjectPhoto } from '../../contract/shapes/project-photo.ts';
import { isTestPhoto } from '../domain/split.ts';
import type { FoundPhoto } from '../ports/catalog/photos.ts';

/** Addresses of a photo's pictures, for a while. */
export interface PhotoAddresses {
  thumbnail(hash: string): string;
  photo(hash: string): string;
}

/** A photo as windows and commands see it. */
export function showPhoto(photo: FoundPhoto, addresses: PhotoAddresses): ProjectPhoto {
  const { hash, label, source, added, by, width, height, bytes, binned, problems, guess, doubt } = photo;
  return {
    hash,
    ...(label !== undefined && { label }),
    set: isTestPhoto(hash) ? 'test' : 'train',
    source,
    added: added.toISOString(),
    by,
    width,
    height,
    bytes,
    thumbnail: addresses.thumbnail(hash),
    photo: addresses.photo(hash),
    problems,
    ...(guess !== undefined && { guess }),
    ...(doubt !== undefined && { doubt }),
    ...(binned && { binned: binned.toISOString() }),
  };
}
