import { countLabels } from '../domain/count-labels.ts';
import { checkTrainable } from '../domain/trainable.ts';
import { checkUndamaged } from './check-undamaged.ts';
import { readSnapshot } from './read-snapshot.ts';
import type { Validated } from './run-shapes.ts';
import type { StepContext } from './step.ts';

/**
 * Counts the photos of each class, and looks whether those that are new are what they were when they were added. Throws
 * `too-few-classes`, `too-many-classes`, `too-few-photos` or `photos-damaged`.
 */
export async function validate(context: StepContext): Promise<Validated> {
  const snapshot = await readSnapshot(context);
  const counts = countLabels(snapshot.photos);
  checkTrainable(counts);
  await checkUndamaged(context, snapshot);
  const classes = [...counts].map(([label, photos]) => ({ label, photos }));
  context.report({ stage: 'validate', done: classes.length, total: classes.length });
  return { snapshot: snapshot.hash, classes };
}
