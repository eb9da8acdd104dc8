import { open } from 'node:fs/promises';
import { fileKind } from '../domain/photo-format.ts';

/** Whether a file begins as a photo does. A file that cannot be read does not. */
export async function beginsLikePhoto(path: string): Promise<boolean> {
  try {
    await using file = await open(path);
    const { bytesRead, buffer } = await file.read(Buffer.alloc(256), 0, 256, 0);
    return 'photo' in fileKind(buffer.subarray(0, bytesRead));
  } catch {
    return false; // whoever names it directly is told why; a walk passes it by
  }
}
