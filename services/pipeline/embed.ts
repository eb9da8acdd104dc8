import { embedPhotos } from './embed-photos.ts';
import { readSnapshot } from './read-snapshot.ts';
import type { Embedded } from './run-shapes.ts';
import type { StepContext } from './step.ts';

/** Lets the backbone look at the photos of the run. */
export async function embed(context: StepContext): Promise<Embedded> {
  const { photos } = await readSnapshot(context);
  return embedPhotos(
    context,
    photos.map(({ hash }) => hash),
  );
}
