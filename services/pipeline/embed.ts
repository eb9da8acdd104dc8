import { MORE_VIEWS_NAME, VIEWS_NAME, type ViewSet } from '../domain/training-views.ts';
import { embedPhotos } from './embed-photos.ts';
import { readSnapshot } from './read-snapshot.ts';
import { readRecord } from './run-records.ts';
import { type Embedded, requestShape } from './run-shapes.ts';
import type { StepContext } from './step.ts';

/** Lets the backbone look at the photos of the run; a thorough training looks at more views of each. */
export async function embed(context: StepContext): Promise<Embedded> {
  const { mode } = await readRecord(context.objects, context.run, 'request', requestShape);
  const sets: ViewSet[] = mode === 'thorough' ? [VIEWS_NAME, MORE_VIEWS_NAME] : [VIEWS_NAME];
  const { photos } = await readSnapshot(context);
  const hashes = photos.map(({ hash }) => hash);
  return embedPhotos(context, hashes, { sets });
}
