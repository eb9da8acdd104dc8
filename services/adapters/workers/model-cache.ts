import { readFile, stat } from 'node:fs/promises';
import { Fault } from '../../domain/fault.ts';
import type { Model } from '../../domain/model.ts';
import { MOST_MODEL_BYTES, readModel } from '../../domain/model-file.ts';
import type { ModelSource } from '../../ports/inference.ts';

/** Models kept in memory: the live one, the one before it, and one that is tried. */
const KEPT = 3;

export interface ModelCache {
  /** Throws `model-refused`. */
  load(source: ModelSource): Promise<Model>;
}

/** Models by their hash, the ones used last kept. */
export function createModelCache(backbone: string): ModelCache {
  const models = new Map<string, Promise<Model>>();
  return {
    load(source) {
      const model = models.get(source.sha256) ?? readSource(source, backbone);
      models.delete(source.sha256);
      models.set(source.sha256, model);
      const [oldest] = models.keys();
      if (models.size > KEPT && oldest !== undefined) models.delete(oldest);
      model.catch(() => models.delete(source.sha256));
      return model;
    },
  };
}

async function readSource({ path, sha256, version }: ModelSource, backbone: string): Promise<Model> {
  const model = readModel(await readBounded(path), sha256);
  if (model.version !== version) throw refused(`it is the version "${model.version}", not "${version}"`);
  if (model.backbone.sha256 !== backbone) throw refused('it was trained on another backbone');
  return model;
}

async function readBounded(path: string): Promise<Uint8Array> {
  try {
    if ((await stat(path)).size <= MOST_MODEL_BYTES) return await readFile(path);
  } catch (cause) {
    throw refused('its file cannot be read', cause);
  }
  throw refused('its file is too large');
}

function refused(why: string, cause?: unknown): Fault {
  return new Fault('model-refused', `The model was refused: ${why}.`, 'Use another version, or train it again.', {
    details: { case: 'damaged' },
    cause,
  });
}
