import { readFile } from 'node:fs/promises';
import type { Shelf } from '../../contract/shapes/predictor.ts';
import { readModel } from '../domain/model-file.ts';
import { readStarter } from './starter.ts';

/** What a predictor serves that was told of no model: the one that comes with Meadow. Throws `model-refused`. */
export async function starterShelf(): Promise<Shelf> {
  const { path, sha256 } = await readStarter();
  const { version, project, classes } = readModel(await readFile(path), sha256);
  return { models: [{ version, project, classes, path, sha256 }], live: version };
}
