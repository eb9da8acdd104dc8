import { appendFile, copyFile, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { photos } from './photos.ts';

interface Part {
  /** The folder of photos, and the label they get. */
  from: string;
  label: string;
  count: number;
  /** A byte behind the end of each makes it another photo that looks the same. */
  anew?: boolean;
}

/** Lays real photos into folders by label, as a person does before training; gives the folder around them. */
export async function labelledFolder(parts: Part[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-labelled-'));
  for (const { from, label, count, anew } of parts) {
    await mkdir(join(folder, label), { recursive: true });
    for (const photo of photos(from, count)) {
      const place = join(folder, label, basename(photo));
      await copyFile(photo, place);
      if (anew) await appendFile(place, ' ');
    }
  }
  return folder;
}

/** So many photos of each class. */
export const classFolders = (classes: Record<string, string>, count: number): Promise<string> =>
  labelledFolder(Object.entries(classes).map(([label, from]) => ({ from, label, count })));
