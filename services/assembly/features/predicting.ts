import { createPredicting, type Predicting } from '../../predicting/predicting.ts';
import { createSamplePhoto } from '../../predicting/sample-photo.ts';
import type { Ground } from '../ground.ts';
import type { Joined } from '../joined.ts';
import { lazyPainter as painter } from '../lazy-adapters.ts';
import { createDress } from '../pictures.ts';
import { checkVersion } from '../places/check-version.ts';
import { namedElsewhere } from '../places/named-elsewhere.ts';
import { predictorOf } from '../predictor-on-demand.ts';

export const joinPredicting = (ground: Ground, { serving, models, projects }: Joined): Predicting =>
  createPredicting({
    ...ground,
    predictor: predictorOf(ground, serving),
    current: projects.current,
    record: ground.recorded.record,
    keepPhoto: ground.recorded.keepPhoto,
    named: async (hashes) =>
      (await ground.catalog.predictions.named(hashes)).union(await namedElsewhere(ground, hashes)),
    painter,
    sample: createSamplePhoto({
      downloader: ground.downloader,
      trainedOn: (project) => trainedOn(ground, models, project),
    }),
    checkVersion: (version) => checkVersion(ground, version),
    dress: createDress(ground, ground.files),
  });

async function trainedOn({ catalog }: Ground, models: Joined['models'], project: string): Promise<ReadonlySet<string>> {
  const live = await catalog.live.champion(project);
  const { references } = live ? await models.read(live.version) : { references: { urls: [] } };
  return new Set(references.urls.flatMap((url) => url ?? []));
}
