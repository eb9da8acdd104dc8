import { createProjects, type Projects } from '../../projects/projects.ts';
import type { Ground } from '../ground.ts';
import type { Joined } from '../joined.ts';
import { findElsewhere } from '../places/find-elsewhere.ts';

export const joinProjects = (ground: Ground, others: Joined): Projects =>
  createProjects({
    ...ground,
    isTrained: async (project) => others.training.isTrained(project) || ground.trainLeases.isHeld(project),
    trainNoMore: (project) => others.training.trainNoMore(project),
    async endWork(project) {
      await Promise.all([others.checks.end(project), others.photos.end(project)]);
    },
    elsewhere: (id) => findElsewhere(ground, id),
    forgetPlace: (id) => ground.places.forget(id),
    isMoving: async (project) => (await others.moving.state({ project })).moving !== undefined,
    currentId: async () => (await ground.settings.get()).project,
    setCurrentId: async (project) => void (await ground.settings.update({ project })),
  });
