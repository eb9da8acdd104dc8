import { createPredictorClient } from '../../adapters/http/predictor-client.ts';
import { checkPort } from '../../adapters/node/check-port.ts';
import { createServing, type Serving } from '../../serving/serving.ts';
import type { Ground } from '../ground.ts';
import type { Joined } from '../joined.ts';
import { createWholeShelf } from '../places/whole-shelf.ts';

export const joinServing = (ground: Ground, others: Joined): Serving =>
  createServing({
    ...ground,
    connect: createPredictorClient,
    port: ground.apiPort,
    shelf: createWholeShelf(ground, others.projects.current),
    record: ground.recorded.record,
    checkPort,
  });
