import { own } from './own.ts';
import type { PhotoCounts } from './project-photo.ts';
import { LEAST_CLASSES, LEAST_PHOTOS } from './trainable.ts';

/** Why a project cannot be trained yet: the classes that lack photos; none where it can be. */
export function lacking(
  classes: readonly string[],
  { labels }: Pick<PhotoCounts, 'labels'>,
): { label: string; photos: number }[] | undefined {
  const some = classes.map((label) => ({ label, photos: own(labels, label) ?? 0 })).filter(({ photos }) => photos > 0);
  const short = some.filter(({ photos }) => photos < LEAST_PHOTOS);
  if (some.length >= LEAST_CLASSES && short.length === 0) return undefined;
  return classes
    .map((label) => ({ label, photos: own(labels, label) ?? 0 }))
    .filter(({ photos }) => photos < LEAST_PHOTOS);
}
