import { open } from 'node:fs/promises';
import { fileKind } from '../domain/photo-format.ts';

/** Ends of names by which people know pictures, also of formats Meadow does not read: those get a row that says so. */
const PICTURE =
  /\.(jpe?g|jpe|jfif|png|apng|webp|avif|heic|heif|hif|gif|tiff?|bmp|svg|ico|psd|jxl|jp2|raw|dng|cr2|cr3|nef|arw|orf|rw2|raf)$/i;

/** What systems and Meadow itself leave beside photos. */
const NOT_A_PHOTO = /^(\..*|thumbs\.db|desktop\.ini|__macosx)$|\.heatmap\.png$/i;

/** Whether a walk through a folder passes this name by, file or folder. */
export function isPassedBy(name: string): boolean {
  return NOT_A_PHOTO.test(name);
}

/** Whether the name alone says that a person takes the file for a picture. */
export function isPictureName(name: string): boolean {
  return PICTURE.test(name);
}

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
