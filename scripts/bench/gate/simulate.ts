import type { Asked, Side } from '../../../services/domain/gate/pair-photos.ts';
import { pairPhotos } from '../../../services/domain/gate/pair-photos.ts';
import type { PairedPhoto } from '../../../services/domain/gate/paired-photo.ts';
import { lossOf } from '../../../services/domain/gate/paired-photo.ts';
import { createRandom } from '../../../services/domain/random.ts';
import type { HeadTrainer } from '../../../services/ports/trainer.ts';
import type { Examples } from '../../../services/steps/examples.ts';
import { drawProject, harmed, type Sizes } from './draw-project.ts';
import { type Recipe, type TrainedVersion, trainVersions } from './train-versions.ts';

export const kinds = ['5 % wrong', '10 % wrong', '20 % wrong', 'equal'] as const;
export type Kind = (typeof kinds)[number];

/** A challenger beside its champion: the photos the gate compares them on, and the truth. */
export interface Trial {
  set: string;
  kind: Kind;
  photos: PairedPhoto[];
  /** How much more log loss a photo than the champion, on photos neither ever saw. */
  worse: number;
}

/** Draws projects, and trains in each a champion, three challengers with wrong labels, and an equal one. */
export async function simulate(
  { set, examples, sizes, draws }: { set: string; examples: Examples; sizes: Sizes; draws: number },
  trainer: HeadTrainer,
): Promise<Trial[]> {
  const trials: Trial[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const random = createRandom(1000 + draw);
    const { photos, later, heldOut } = drawProject(examples, sizes, random);
    const { labels } = examples;
    const wrong = (share: number): Recipe => ({ photos, labels: harmed(examples, photos, share, random), salt: '' });
    // Every other equal one has a few photos more, the rest a few fewer; all fall into other folds.
    const other = draw % 2 === 0 ? [...photos, ...later] : photos.slice(later.length);
    const recipes = [
      { photos, labels, salt: '' },
      wrong(0.05),
      wrong(0.1),
      wrong(0.2),
      { photos: other, labels, salt: 'a' },
    ];
    const [champion, ...challengers] = await trainVersions(examples, recipes, trainer);
    if (!champion) throw new RangeError('No champion was trained');
    trials.push(
      ...challengers.map((challenger, at) => ({
        set,
        kind: kinds[at]!,
        photos: compared(examples, champion, challenger),
        worse: meanLoss(examples, challenger, heldOut) - meanLoss(examples, champion, heldOut),
      })),
    );
  }
  return trials;
}

function compared(examples: Examples, champion: TrainedVersion, challenger: TrainedVersion): PairedPhoto[] {
  const corrections = new Map<string, string>();
  const before = sideOf(examples, champion, challenger);
  return pairPhotos({ champion: before, challenger: { ...challenger.judged, asked: new Map() }, corrections });
}

/** The champion's final head is asked about the test photos that came later. */
function sideOf({ hashes, classes }: Examples, champion: TrainedVersion, challenger: TrainedVersion): Side {
  const known = new Set(champion.judged.known);
  const fresh = challenger.judged.tested.map(({ hash }) => hash).filter((hash) => !known.has(hash));
  const scores = champion.final(fresh.map((hash) => hashes.indexOf(hash)));
  const asked: Asked = new Map(fresh.map((hash, at) => [hash, [...scores.subarray(at * classes, (at + 1) * classes)]]));
  return { ...champion.judged, asked };
}

function meanLoss({ labels, classes }: Examples, { final }: TrainedVersion, photos: readonly number[]): number {
  const scores = final(photos);
  const losses = photos.map((photo, at) => lossOf({ score: scores[at * classes + labels[photo]!]!, best: '' }));
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}
