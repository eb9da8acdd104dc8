import { createPredictorClient } from '../../adapters/http/predictor-client.ts';
import { checkPort } from '../../adapters/node/check-port.ts';
import { createOwnProcess } from '../../serving/own-process.ts';
import { createServing, type Serving } from '../../serving/serving.ts';
import type { Ground } from '../ground.ts';
import type { Joined } from '../joined.ts';
import { createShelf } from '../shelf.ts';

export const joinServing = (ground: Ground, { models, projects, history }: Joined): Serving => {
  const shelf = createShelf({ ...ground, models, currentProject: projects.current });
  return createServing({
    ...ground,
    port: ground.apiPort,
    take: history.take,
    crew: (parts) => createOwnProcess({ ...ground, ...parts, connect: createPredictorClient, shelf, checkPort }),
  });
};
