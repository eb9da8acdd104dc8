import { fitTemperature, softmax } from '../../domain/calibration.ts';
import { type Labelled, trustedLabels } from '../../domain/checks/find-doubtful.ts';
import { FOLDS, foldsOf } from '../../domain/folds.ts';
import { logits } from '../../domain/head.ts';
import { type Space, similarityTo } from '../../domain/space.ts';
import type { HeadTrainer } from '../../ports/trainer.ts';
import { type Examples, rowOf } from '../examples.ts';
import { eyesOf } from '../eyes.ts';
import { fitHeads } from '../fit-heads.ts';
import { fitSpace } from '../fit-space.ts';

/** Share of the photos, the most unlike, that have no say in what photos of the classes look like. */
const UNLIKE = 0.1;

interface Work {
  examples: Examples;
  trainer: HeadTrainer;
  signal: AbortSignal;
  folds: number[];
}

const everyone = ({ hashes }: Examples) => hashes.map((_, place) => place);
const labelledOf = ({ labels }: Examples) => [...labels.keys()].filter((place) => labels[place]! >= 0);

function begin(examples: Examples, trainer: HeadTrainer, signal: AbortSignal): Work {
  return { examples, trainer, signal, folds: foldsOf(examples.hashes, examples.labels, examples.groups) };
}

/** For each fold, the photos outside it of those that may teach. */
const roundsOf = ({ folds }: Work, teachers: readonly number[]): number[][] =>
  Array.from({ length: FOLDS }, (_, fold) => teachers.filter((place) => folds[place] !== fold));

/**
 * Scores of all photos (photos x classes), each by a head that did not learn from it. It goes twice: what is doubted the
 * first time does not teach the second, so that wrong labels do not vouch for each other. Photos without a label
 * (below 0) are judged too.
 */
export async function scorePhotos(
  examples: Examples,
  trainer: HeadTrainer,
  signal: AbortSignal,
): Promise<Float64Array> {
  const work = begin(examples, trainer, signal);
  const photos = examples.hashes.map((hash, place): Labelled => ({ hash, label: examples.labels[place]! }));
  const first = await scoresBy(work, labelledOf(examples));
  const trusted = trustedLabels(photos, first, examples.classes);
  return scoresBy(
    work,
    [...trusted].toSorted((one, other) => one - other),
  );
}

async function scoresBy(work: Work, teachers: readonly number[]): Promise<Float64Array> {
  const { examples, trainer, signal, folds } = work;
  const { classes } = examples;
  const heads = await fitHeads(examples, roundsOf(work, teachers), trainer, { signal });
  const said = new Float64Array(examples.hashes.length * classes);
  for (const place of everyone(examples))
    said.set(logits(heads[folds[place]!]!, rowOf(examples, place)), place * classes);
  // By all labels, the doubted too: calibrated without them, heads would be sure of everything.
  const labelled = labelledOf(examples);
  const known = labelled.flatMap((place) => [...said.subarray(place * classes, (place + 1) * classes)]);
  const temperature = fitTemperature(
    known,
    labelled.map((place) => examples.labels[place]!),
    classes,
  );
  return softmax(said, classes, temperature);
}

/**
 * How much each photo is like the labelled ones, by a space that was fitted without it: as scores are, twice, the
 * second time without those that were the most unlike.
 */
export async function likenPhotos(examples: Examples, trainer: HeadTrainer, signal: AbortSignal): Promise<number[]> {
  const work = begin(examples, trainer, signal);
  const labelled = labelledOf(examples);
  const first = await likenessBy(work, labelled);
  const unlike = labelled.toSorted((one, other) => first[one]! - first[other]!).slice(0, labelled.length * UNLIKE);
  const out = new Set(unlike);
  return likenessBy(
    work,
    labelled.filter((place) => !out.has(place)),
  );
}

async function likenessBy(work: Work, teachers: readonly number[]): Promise<number[]> {
  const { examples, trainer, signal, folds } = work;
  const views = [...examples.views.keys()];
  const spaces: Space[] = [];
  for (const round of roundsOf(work, teachers)) {
    signal.throwIfAborted();
    spaces.push(await fitSpace(eyesOf(examples), round, examples.classes, trainer));
  }
  return everyone(examples).map((place) => {
    const space = spaces[folds[place]!]!;
    return views.reduce((sum, view) => sum + similarityTo(space, rowOf(examples, place, view)), 0) / views.length;
  });
}
