import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { sha256 } from '../../contract/shapes/photo.ts';
import type { Starter } from '../models/models.ts';
import { cameWith } from './came-with.ts';

/** The model that comes with Meadow. */
const folder = cameWith('models/starter/');

const starterShape = z.object({
  version: z.string(),
  projectName: z.string(),
  file: z.string(),
  sha256,
  trained: z.iso.datetime(),
});

/** What ships with Meadow, as its own list tells. */
export async function readStarter(): Promise<Starter> {
  const text = await readFile(new URL('starter.json', folder), 'utf8');
  const { file, trained, ...starter } = starterShape.parse(JSON.parse(text));
  const place = (name: string) => fileURLToPath(new URL(name, folder));
  const judgementsPath = place(`${starter.version}.judgements.json`);
  return { ...starter, trained: new Date(trained), path: place(file), judgementsPath };
}
