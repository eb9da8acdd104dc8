import { mkdir, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { Fault } from '../domain/fault.ts';

export type WriteHeatmap = (photo: string, png: Uint8Array) => Promise<void>;

/** Makes the folder and the function that writes `NAME.heatmap.png` into it, a number added where a name comes twice. */
export async function createHeatmapFiles(folder: string): Promise<WriteHeatmap> {
  const taken = new Set<string>();
  await mkdir(folder, { recursive: true }).catch((error) => {
    throw notWritable(folder, error);
  });

  return async (photo, png) => {
    const stem = basename(photo, extname(photo));
    let name = stem;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${stem}-${number}`;
    taken.add(name.toLowerCase());
    await writeFile(join(folder, `${name}.heatmap.png`), png).catch((error) => {
      throw notWritable(folder, error);
    });
  };
}

function notWritable(folder: string, cause: unknown): Fault {
  return new Fault(
    'forbidden',
    `The heatmaps cannot be written into ${folder}.`,
    'Name a folder you may write in that has room.',
    { details: { case: 'heatmap-folder', folder }, cause },
  );
}
