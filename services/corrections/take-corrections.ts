import { NEITHER } from '../../contract/shapes/verdict.ts';
import type { CorrectionRecord } from '../ports/catalog.ts';

export interface TakeParts {
  /** Whether the photo's bytes are on this machine. */
  photoHere(hash: string): Promise<boolean>;
  /** Makes photos of the project, with that label; a photo it has already gets it. */
  addPhotos(project: string, hashes: string[], label: string): Promise<void>;
}

/**
 * Makes photos of the corrections' projects, with their true labels. What is no photo of any class is left, and so is
 * what is not on this machine any more. Gives those that were taken.
 */
export async function takeCorrections(
  { photoHere, addPhotos }: TakeParts,
  corrections: readonly CorrectionRecord[],
): Promise<CorrectionRecord[]> {
  const fit = corrections.filter(({ truth }) => truth !== NEITHER);
  const here = await Promise.all(fit.map(({ hash }) => photoHere(hash)));
  const taken = fit.filter((_, at) => here[at]);
  const byLabel = Map.groupBy(taken, ({ project, truth }) => JSON.stringify([project, truth]));
  for (const group of byLabel.values()) {
    const { project, truth } = group[0]!;
    await addPhotos(
      project,
      group.map(({ hash }) => hash),
      truth,
    );
  }
  return taken;
}
