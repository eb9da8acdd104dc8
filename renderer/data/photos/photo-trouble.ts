import { MOST_PHOTO_BYTES } from '../../../contract/shapes/photo-limits.ts';
import { type Trouble, trouble } from '../trouble.ts';

const MEGABYTE = 1024 ** 2;

/** Why a photo or a list of so many bytes is not worth the way; none where it is. */
export function photoTrouble(bytes: number): Trouble | undefined {
  if (bytes <= MOST_PHOTO_BYTES) return undefined;
  const [megabytes, most] = [bytes, MOST_PHOTO_BYTES].map((size) => Math.round(size / MEGABYTE));
  return trouble('photo-too-large', `The file has ${megabytes} MB.`, { megabytes: megabytes!, most: most! });
}
