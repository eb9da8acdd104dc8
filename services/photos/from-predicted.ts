import type { ProjectRecord } from '../ports/catalog/projects.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { IncomingPhoto } from '../steps/add-photos.ts';
import type { Source } from './additions.ts';
import { createLabelling } from './labelling.ts';

/** Photos that were asked about: their bytes, for as long as they are kept. */
export interface PredictedPhotos {
  /** Throws `not-found` where they are not kept any more. */
  bytes(hash: string): Promise<Uint8Array>;
}

export interface FromPredictedParts {
  catalog: Pick<Catalog, 'projects' | 'predictions'>;
  predicted: PredictedPhotos;
}

/** Photos of the prediction history, named as they were when they were asked about. */
export function fromPredicted(
  { catalog, predicted }: FromPredictedParts,
  project: ProjectRecord,
  hashes: readonly string[],
  label: string | undefined,
): Source {
  const labelling = createLabelling(catalog.projects, project);
  const given = label === undefined ? undefined : labelling.named(label);
  const photos = async function* (): AsyncGenerator<IncomingPhoto> {
    for (const hash of new Set(hashes)) {
      const [prediction] = await catalog.predictions.search({ text: hash }, { limit: 1 });
      yield { source: prediction?.photo ?? hash, label: given, read: () => predicted.bytes(hash) };
    }
  };
  return { labelling, photos: photos(), total: () => hashes.length };
}
