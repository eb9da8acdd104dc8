import { createPredicting, type Predicting } from '../../predicting/predicting.ts';
import type { Ground } from '../ground.ts';
import type { Joined } from '../joined.ts';
import { lazyPainter as painter } from '../lazy-adapters.ts';
import { createDress } from '../pictures.ts';
import { predictorOf } from '../predictor-on-demand.ts';

export const joinPredicting = (ground: Ground, { history, models, serving }: Joined): Predicting =>
  createPredicting({
    ...ground,
    predictor: predictorOf(ground, serving),
    record: history.record,
    keepPhoto: history.keepPhoto,
    named: ground.catalog.predictions.named,
    painter,
    checkVersion: async (version) => void (await models.served(version)),
    dress: createDress(ground, ground.files),
  });
