import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ServedModel } from '../../contract/shapes/predictor.ts';
import type { Model, References } from '../../services/domain/model.ts';
import { readModel, writeModel } from '../../services/domain/model-file.ts';
import { MOST_REFERENCES } from '../../services/domain/model-header.ts';

const folder = new URL('../../models/starter/', import.meta.url);

async function readStarter(): Promise<{ model: Model; path: string; sha256: string }> {
  const facts: { file: string; sha256: string } = JSON.parse(await readFile(new URL('starter.json', folder), 'utf8'));
  const path = fileURLToPath(new URL(facts.file, folder));
  return { model: readModel(await readFile(path), facts.sha256), path, sha256: facts.sha256 };
}

export async function starterModel(): Promise<ServedModel> {
  const { model, path, sha256 } = await readStarter();
  const { version, project, classes } = model;
  return { version, project, classes, path, sha256 };
}

/** The starter under another name: the same work for a predictor, and another file. */
export async function renamed(model: ServedModel, version: string, into: string): Promise<ServedModel> {
  const known = readModel(await readFile(model.path), model.sha256);
  const { bytes, sha256 } = writeModel({ ...known, version, card: { ...known.card, version } });
  const path = join(into, `${version}.meadow`);
  await writeFile(path, bytes);
  return { ...model, version, path, sha256 };
}

/** The starter with as many references as a model of 10,000 photos has: all that a predictor notices of their number. */
export async function fullModel(into: string): Promise<ServedModel> {
  const { model } = await readStarter();
  const { bytes, sha256 } = writeModel({
    ...model,
    references: repeated(model.references, MOST_REFERENCES * model.classes.length),
  });
  const path = join(into, 'full.meadow');
  await writeFile(path, bytes);
  return { version: model.version, project: model.project, classes: model.classes, path, sha256 };
}

function repeated({ vectors, scales, labels, photos, urls }: References, count: number): References {
  const times = Math.ceil(count / photos.length);
  const width = vectors.length / photos.length;
  const again = <T>(all: ArrayLike<T>, size: number): T[] =>
    Array.from({ length: times }, () => Array.from(all))
      .flat()
      .slice(0, size);
  return {
    vectors: Int8Array.from(again(vectors, count * width)),
    scales: Float32Array.from(again(scales, count)),
    labels: Uint16Array.from(again(labels, count)),
    photos: again(photos, count),
    urls: again(urls, count),
  };
}
