import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Starter } from '../models/models.ts';

/** The model that comes with Meadow. */
const folder = new URL('../../models/starter/', import.meta.url);

const starterShape = z.object({ version: z.string(), file: z.string(), sha256: z.string(), projectName: z.string() });

/** What ships with Meadow, as its own list tells. */
export async function readStarter(): Promise<Starter> {
  const text = await readFile(new URL('starter.json', folder), 'utf8');
  const { file, ...starter } = starterShape.parse(JSON.parse(text));
  return { ...starter, path: fileURLToPath(new URL(file, folder)) };
}
