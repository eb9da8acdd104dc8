import { CHANNELS } from '../domain/features.ts';
import { nearDuplicates } from '../domain/near-duplicates.ts';
import { quickRecipe, type Recipe } from '../domain/recipe.ts';
import { SPACE_VIEWS } from '../domain/training-views.ts';
import type { Examples } from './examples.ts';
import { readSnapshot } from './read-snapshot.ts';
import { readViews } from './read-views.ts';
import { readRecord } from './run-records.ts';
import { embeddedShape } from './run-shapes.ts';
import type { StepContext } from './step.ts';

/** The run's photos as numbers: only the views that training needs. Throws `not-found` where an embedding is missing. */
export async function loadExamples(
  context: Pick<StepContext, 'objects' | 'run' | 'signal'>,
  recipes: readonly Recipe[] = [quickRecipe],
): Promise<Examples & { classNames: string[] }> {
  const { photos } = await readSnapshot(context);
  const { backbone } = await readRecord(context.objects, context.run, 'embed', embeddedShape);
  const hashes = photos.map(({ hash }) => hash);
  const classNames = [...new Set(photos.map(({ label }) => label))].sort();
  const wanted = recipes.flatMap((recipe) => recipe.views(photos.length, classNames.length));
  const views = await readViews(context, backbone, hashes, [...wanted, ...SPACE_VIEWS]);
  return {
    hashes,
    labels: photos.map(({ label }) => classNames.indexOf(label)),
    classes: classNames.length,
    classNames,
    groups: nearDuplicates(views.get(0)!, CHANNELS),
    views,
  };
}
