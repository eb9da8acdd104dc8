import { createTraining, type Training } from '../../training/training.ts';
import type { Ground } from '../ground.ts';
import type { Joined } from '../joined.ts';
import { orchestratorsOf } from '../orchestrators-of.ts';

export const joinTraining = (ground: Ground, { models, projects, serving }: Joined): Training =>
  createTraining({
    ...ground,
    leases: ground.trainLeases,
    orchestrators: orchestratorsOf(ground),
    pageOf: async (id) => ground.stackOrchestrator?.pageOf(id),
    currentProject: projects.current,
    async onRegistered({ version }) {
      await models.announce(version);
      await serving.shelfChanged();
    },
  });
