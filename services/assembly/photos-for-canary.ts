import { findJudgements } from '../steps/judgements.ts';
import type { Ground } from './ground.ts';

/** So many tell versions apart that differ in a tenth of them; both answer them in a minute. */
const PHOTOS = 60;

/**
 * Photos on which a version is compared with another: test photos, from which no version learns, then other photos of the
 * project, then photos somebody asked about. Hashes, which are in no order of time or class.
 */
export async function photosForCanary(
  { catalog, objects, photoHere }: Pick<Ground, 'catalog' | 'objects' | 'photoHere'>,
  project: string,
  version: string,
): Promise<string[]> {
  const chosen = new Set<string>();
  const take = async (hashes: readonly string[]) => {
    for (const hash of hashes) {
      if (chosen.size >= PHOTOS) return;
      if (!chosen.has(hash) && (await photoHere(hash))) chosen.add(hash);
    }
  };
  const judged = await findJudgements(objects, version);
  await take((judged?.tested ?? []).map(({ hash }) => hash).toSorted());
  if (chosen.size < PHOTOS) await take((await catalog.photos.list(project)).map(({ hash }) => hash));
  if (chosen.size < PHOTOS) {
    const asked = await catalog.predictions.search({}, { limit: SEARCHED });
    await take(asked.filter((one) => one.project === project).map(({ hash }) => hash));
  }
  return [...chosen];
}

const SEARCHED = 500;
