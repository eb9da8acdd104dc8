import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { COPY_NOTE, LEFT_NOTE, type Listing } from '../../../domain/data-folder/listing.ts';
import { writeAtomically } from '../write-atomically.ts';

const copyShape = z.object({ from: z.string() });
const file = z.tuple([z.string(), z.int(), z.int()]);
const leftShape = z.object({ to: z.string(), files: z.array(file) });

const readNote = async <T>(path: string, shape: z.ZodType<T>): Promise<T | undefined> => {
  const text = await readFile(path, 'utf8').catch(() => 'null');
  try {
    return shape.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

/** Which data folder a folder is an unfinished copy of. */
export const copyOf = async (folder: string): Promise<string | undefined> =>
  (await readNote(join(folder, COPY_NOTE), copyShape))?.from;

/** Says that a folder is a copy which is not in use yet. */
export const noteCopy = (folder: string, from: string): Promise<void> =>
  writeAtomically(join(folder, COPY_NOTE), Buffer.from(JSON.stringify({ from })));

export const forgetCopy = (folder: string): Promise<void> => rm(join(folder, COPY_NOTE), { force: true });

/** How a folder was when it was left. */
export const leftListing = async (folder: string): Promise<Listing | undefined> => {
  const note = await readNote(join(folder, LEFT_NOTE), leftShape);
  return note && new Map(note.files.map(([path, bytes, changed]) => [path, { bytes, changed }]));
};

export const noteLeft = (folder: string, to: string, listing: Listing): Promise<void> => {
  const files = [...listing].map(([path, { bytes, changed }]) => [path, bytes, changed]);
  return writeAtomically(join(folder, LEFT_NOTE), Buffer.from(JSON.stringify({ to, files })));
};

export const forgetLeft = (folder: string): Promise<void> => rm(join(folder, LEFT_NOTE), { force: true });
