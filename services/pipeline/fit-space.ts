import { type Space, spaceRank } from '../domain/space.ts';
import { SPACE_VIEWS } from '../domain/training-views.ts';
import type { HeadTrainer } from '../ports/trainer.ts';
import { type Examples, gather } from './examples.ts';

/** Photos the space is found from; more would turn it no further. */
const MOST_PHOTOS = 2000;

/** The space of some of the photos: evenly chosen from their order where they are many. */
export function fitSpace(examples: Examples, photos: readonly number[], trainer: HeadTrainer): Promise<Space> {
  const step = Math.max(1, photos.length / MOST_PHOTOS);
  const some = Array.from({ length: Math.min(photos.length, MOST_PHOTOS) }, (_, at) => photos[Math.floor(at * step)]!);
  return trainer.space(gather(examples, some, SPACE_VIEWS), spaceRank(some.length, examples.classes));
}
