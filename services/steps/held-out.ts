import { argmax } from '../domain/metrics.ts';
import type { Examples } from './examples.ts';
import { findJudgements } from './judgements.ts';
import type { HeldOut } from './run-shapes.ts';
import type { StepContext } from './step.ts';

/**
 * The photos that the curves of a training are counted on, and how the live version did on the very same ones when they
 * were held out of its own training; nothing of it where it was not asked about each of them. `test`: places in the
 * examples. Never rejects: a curve is worth no training.
 */
export async function heldOutOf(
  { catalog, objects }: Pick<StepContext, 'catalog' | 'objects'>,
  {
    project,
    examples,
    test,
  }: {
    project: string;
    examples: Pick<Examples, 'hashes' | 'labels'> & { classNames: readonly string[] };
    test: readonly number[];
  },
): Promise<HeldOut> {
  const photos = test.length;
  const champion = await catalog.live.champion(project).catch(() => undefined);
  const judged = champion && (await findJudgements(objects, champion.version).catch(() => undefined));
  if (!judged || photos === 0) return { photos };
  const told = new Map(judged.tested.map(({ hash, scores }) => [hash, judged.classes[argmax(scores)]]));
  if (test.some((photo) => !told.has(examples.hashes[photo]!))) return { photos };
  const right = test.filter(
    (photo) => told.get(examples.hashes[photo]!) === examples.classNames[examples.labels[photo]!],
  ).length;
  return { photos, live: { version: judged.version, right } };
}
