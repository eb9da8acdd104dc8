import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makePhoto } from '../predictor/made-photo.ts';

/** A folder with made photos, half of each class: FOLDER/dandelion/… and FOLDER/grass/…, another set for each `from`. */
export async function makePhotos(folder: string, count: number, from = 0): Promise<string> {
  for (const label of ['dandelion', 'grass']) await mkdir(join(folder, label), { recursive: true });
  for (let number = from; number < from + count; number++) {
    const label = number % 2 === 0 ? 'dandelion' : 'grass';
    await writeFile(join(folder, label, `${number}.jpg`), await makePhoto(number, 48));
  }
  return folder;
}
