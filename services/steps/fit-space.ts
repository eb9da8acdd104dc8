import { type Space, spaceRank } from '../domain/space.ts';
import { SPACE_VIEWS } from '../domain/training-views.ts';
import type { HeadTrainer } from '../ports/trainer.ts';
import type { Eyes } from './eyes.ts';

/** Photos the space is found from; more would turn it no further. */
const MOST_PHOTOS = 2000;

/** The space of some of the photos: evenly chosen from their order where they are many. */
export async function fitSpace(
  eyes: Eyes,
  photos: readonly number[],
  classes: number,
  trainer: Pick<HeadTrainer, 'space'>,
): Promise<Space> {
  const step = Math.max(1, photos.length / MOST_PHOTOS);
  const some = Array.from({ length: Math.min(photos.length, MOST_PHOTOS) }, (_, at) => photos[Math.floor(at * step)]!);
  return trainer.space(await eyes(some, SPACE_VIEWS), spaceRank(some.length, classes));
}
