import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';

/** A small JSON file of one shape, such as where the window was. */
export interface KeptFile<T> {
  /** What was kept, or the shape's defaults: also where the file is missing, damaged, or a newer Meadow's. */
  read(): Promise<T>;
  /** Whole or not at all; writes come one after the other. */
  write(value: T): Promise<void>;
}

/** `shape` must take an empty object. */
export function createKeptFile<T>(file: string, shape: z.ZodType<T>): KeptFile<T> {
  let last: Promise<unknown> = Promise.resolve();
  return {
    async read() {
      const text = await readFile(file, 'utf8').catch(() => '{}');
      return shape.safeParse(parsed(text)).data ?? shape.parse({});
    },
    write(value) {
      const written = last.then(() => writeWhole(file, JSON.stringify(value)));
      last = written.catch(() => undefined);
      return written;
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Writes a text so that a reader finds it as it is or as it was, even where the machine stops meanwhile. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const unfinished = `${file}.${randomBytes(6).toString('hex')}`;
  await mkdir(dirname(file), { recursive: true });
  try {
    const handle = await open(unfinished, 'wx', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
  } catch (thrown) {
    await rm(unfinished, { force: true });
    throw thrown;
  }
}
