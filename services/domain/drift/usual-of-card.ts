import type { ModelCard } from '../../../contract/shapes/model.ts';
import type { Usual } from './looked.ts';

/** What a version's card says is usual of its photos; the cards of earlier releases say less. */
export function usualOfCard({
  classes,
  neither,
  photos,
  usual,
}: Pick<ModelCard, 'classes' | 'neither' | 'photos' | 'usual'>): Usual {
  const total = classes.reduce((sum, one) => sum + one.photos, 0);
  return {
    neither: 1 - neither.kept,
    mix: Object.fromEntries(classes.map((one) => [one.label, total === 0 ? 0 : one.photos / total])),
    ...usual,
    photos: photos.total,
  };
}
