import { createHistory, type History } from '../../history/history.ts';
import type { Ground } from '../ground.ts';
import type { Joined } from '../joined.ts';
import { photosHere } from '../pictures.ts';
import { namedElsewhere } from '../places/named-elsewhere.ts';

export const joinHistory = (ground: Ground, others: Joined): History =>
  createHistory({
    ...ground,
    settings: async () => (await ground.settings.get()).history,
    addressOf: ground.files.address,
    neededElsewhere: async (hashes) =>
      (await photosHere(ground.objects, hashes))
        .union(others.predicting.shown())
        .union(await namedElsewhere(ground, hashes)),
  });
