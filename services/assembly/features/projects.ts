import { createProjects, type Projects } from '../../projects/projects.ts';
import type { Ground } from '../ground.ts';
import type { Joined } from '../joined.ts';

export const joinProjects = (ground: Ground, others: Joined): Projects =>
  createProjects({
    ...ground,
    isTrained: (project) => others.training.isTrained(project),
    trainNoMore: (project) => others.training.trainNoMore(project),
    async endWork(project) {
      await Promise.all([others.checks.end(project), others.photos.end(project)]);
    },
    currentId: async () => (await ground.settings.get()).project,
    setCurrentId: async (project) => void (await ground.settings.update({ project })),
  });
