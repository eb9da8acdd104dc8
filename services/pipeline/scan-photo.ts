import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { Fault } from '../domain/fault.ts';
import { photoFault } from '../domain/photo-faults.ts';
import { MOST_PHOTO_BYTES } from '../domain/photo-limits.ts';
import { testView } from '../domain/views.ts';
import type { PhotoDecoder } from '../ports/photo-decoder.ts';

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The bytes of a photo and what they are. Throws a photo Fault. */
export async function readPhotoFile(path: string): Promise<{ bytes: Uint8Array; hash: string }> {
  try {
    const { size } = await stat(path);
    // Looked at before the file is read: it may be larger than the memory.
    if (size > MOST_PHOTO_BYTES) throw photoFault.tooLarge(size);
    const bytes = await readFile(path);
    return { bytes, hash: hashOf(bytes) };
  } catch (thrown) {
    if (thrown instanceof Fault) throw thrown;
    throw new Fault(
      'photo-unreadable',
      'The file cannot be read.',
      'Check that it is there and that you are allowed to read it.',
      { cause: thrown },
    );
  }
}

/** Longer side of the small picture that is kept of a photo. */
const SMALL = 256;

/** What a photo is, and its small picture as WebP. It is decoded once, so damage is found here. Throws a photo Fault. */
export async function lookAtPhoto(
  bytes: Uint8Array,
  decoder: Pick<PhotoDecoder, 'inspect' | 'thumbnail'>,
): Promise<{ width: number; height: number; picture: Uint8Array }> {
  const { width, height } = await decoder.inspect(bytes);
  return { width, height, picture: await decoder.thumbnail(bytes, SMALL) };
}

/** Decodes the photo once: what is broken is found here, not in the middle of a training. Throws a photo Fault. */
export async function checkPhoto(bytes: Uint8Array, decoder: PhotoDecoder): Promise<{ width: number; height: number }> {
  const { width, height } = await decoder.inspect(bytes);
  await decoder.views(bytes, [testView]);
  return { width, height };
}
