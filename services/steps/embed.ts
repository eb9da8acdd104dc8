import type { TrainingMode } from '../../contract/shapes/run.ts';
import { isIn } from '../domain/shards.ts';
import { MORE_VIEWS_NAME, TRUNK_NAME, VIEWS_NAME, type ViewSet } from '../domain/training-views.ts';
import { embedPhotos } from './embed-photos.ts';
import { readSnapshot } from './read-snapshot.ts';
import { readRecord } from './run-records.ts';
import { type Embedded, requestShape } from './run-shapes.ts';
import type { StepContext } from './step.ts';

/** What is looked at of each photo. */
export const setsOf: Record<TrainingMode, ViewSet[]> = {
  quick: [VIEWS_NAME],
  thorough: [VIEWS_NAME, MORE_VIEWS_NAME],
  deep: [VIEWS_NAME, TRUNK_NAME],
};

/** Lets the backbone look at the photos of the run, or of a shard of it, as far as its mode asks for. */
export async function embed(context: StepContext): Promise<Embedded> {
  const { mode } = await readRecord(context.objects, context.run, 'request', requestShape);
  const { photos } = await readSnapshot(context);
  const { shard } = context;
  const hashes = photos.map(({ hash }) => hash).filter((hash) => !shard || isIn(shard, hash));
  return embedPhotos(context, hashes, { sets: setsOf[mode] });
}
