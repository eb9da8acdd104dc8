import { unitLength } from '../domain/embedding.ts';
import { CHANNELS } from '../domain/features.ts';
import { fromFloat16 } from '../domain/float16.ts';
import { nearDuplicates } from '../domain/near-duplicates.ts';
import { embeddingKey } from '../domain/object-keys.ts';
import { quickRecipe, type Recipe } from '../domain/recipe.ts';
import { placeOfView, SPACE_VIEWS } from '../domain/training-views.ts';
import type { Examples } from './examples.ts';
import { inParallel } from './in-parallel.ts';
import { readSnapshot } from './read-snapshot.ts';
import { readRecord } from './run-records.ts';
import { embeddedShape } from './run-shapes.ts';
import type { StepContext } from './step.ts';

/** Objects that are read at once. */
const READS = 16;
const BYTES = CHANNELS * 2;

/** The run's photos as numbers: only the views that training needs. Throws `not-found` where an embedding is missing. */
export async function loadExamples(
  context: Pick<StepContext, 'objects' | 'run' | 'signal'>,
  recipes: readonly Recipe[] = [quickRecipe],
): Promise<Examples & { classNames: string[] }> {
  const { photos } = await readSnapshot(context);
  const { backbone } = await readRecord(context.objects, context.run, 'embed', embeddedShape);
  const wanted = [...new Set([...recipes.flatMap((recipe) => recipe.views(photos.length)), ...SPACE_VIEWS])];
  const views = new Map(wanted.map((view) => [view, new Float32Array(photos.length * CHANNELS)]));
  await inParallel(photos, READS, async ({ hash }, photo) => {
    context.signal.throwIfAborted();
    for (const [set, own] of Map.groupBy(views, ([view]) => placeOfView(view).set)) {
      const bytes = await context.objects.get(embeddingKey(backbone, set, hash));
      for (const [view, rows] of own) {
        const { at } = placeOfView(view);
        rows.set(unitLength(fromFloat16(bytes.subarray(at * BYTES, (at + 1) * BYTES))), photo * CHANNELS);
      }
    }
  });
  const classNames = [...new Set(photos.map(({ label }) => label))].sort();
  return {
    hashes: photos.map(({ hash }) => hash),
    labels: photos.map(({ label }) => classNames.indexOf(label)),
    classes: classNames.length,
    classNames,
    groups: nearDuplicates(views.get(0)!, CHANNELS),
    views,
  };
}
