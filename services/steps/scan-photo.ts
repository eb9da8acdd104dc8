import { createHash } from 'node:crypto';
import type { PhotoDecoder } from '../ports/photo-decoder.ts';

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

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
