import { createPhotos, type Photos } from '../../photos/photos.ts';
import type { Ground } from '../ground.ts';
import { lazyArchives as archives } from '../lazy-adapters.ts';
import { lookedAfter } from '../places/looked-after.ts';

export const joinPhotos = (ground: Ground): Photos =>
  createPhotos({
    ...ground,
    catalog: lookedAfter(ground),
    archives,
    user: ground.person,
    predicted: { bytes: ground.photoBytes },
  });
