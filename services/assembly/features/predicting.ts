import { createPredicting, type Predicting } from '../../predicting/predicting.ts';
import type { Ground } from '../ground.ts';
import type { Joined } from '../joined.ts';
import { lazyPainter as painter } from '../lazy-adapters.ts';
import { createDress } from '../pictures.ts';
import { checkVersion } from '../places/check-version.ts';
import { namedElsewhere } from '../places/named-elsewhere.ts';
import { predictorOf } from '../predictor-on-demand.ts';

export const joinPredicting = (ground: Ground, { serving }: Joined): Predicting =>
  createPredicting({
    ...ground,
    predictor: predictorOf(ground, serving),
    record: ground.recorded.record,
    keepPhoto: ground.recorded.keepPhoto,
    named: async (hashes) =>
      (await ground.catalog.predictions.named(hashes)).union(await namedElsewhere(ground, hashes)),
    painter,
    checkVersion: (version) => checkVersion(ground, version),
    dress: createDress(ground, ground.files),
  });
