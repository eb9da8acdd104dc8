import { Fault } from '../../domain/fault.ts';
import { createMoving } from '../../moving/moving.ts';
import type { Ground } from '../ground.ts';
import type { Joined } from '../joined.ts';

export const joinMoving = (ground: Ground, others: Joined): Joined['moving'] =>
  createMoving({
    ...ground,
    places: { of: async () => 'laptop', put: async () => undefined },
    records: {
      laptop: ground,
      stack: () => Promise.reject(new Fault('stack-off', 'The stack does not run.', 'Start it: "meadow stack up".')),
    },
    isBusy: (project) => others.training.isTrained(project),
    trainNoMore: (project) => others.training.trainNoMore(project),
  });
