import { chooseReferences } from '../domain/choose-references.ts';
import { quantilesOf } from '../domain/drift/quantiles.ts';
import { CHANNELS } from '../domain/features.ts';
import { crossValidatedClasses } from '../domain/judged-by.ts';
import { MOST_REFERENCES } from '../domain/model-header.ts';
import { deepRecipe, quickRecipe, thoroughRecipes } from '../domain/recipe.ts';
import { splitPhotos } from '../domain/split.ts';
import { SPACE_VIEWS } from '../domain/training-views.ts';
import type { Judged } from './calibrate.ts';
import { judgeCrosswise } from './calibrate.ts';
import { checkDiverse } from './check-diverse.ts';
import { chooseRecipe } from './choose-recipe.ts';
import type { Examples } from './examples.ts';
import { followTraining } from './follow-training.ts';
import { heldOutOf } from './held-out.ts';
import { judgeWith, type Learned, learn } from './learn.ts';
import { loadExamples } from './load-examples.ts';
import { toText } from './number-text.ts';
import { readLooks } from './read-looks.ts';
import { readRecord, writeRecord } from './run-records.ts';
import { type LearnedRecord, requestShape, type Trained } from './run-shapes.ts';
import type { StepContext } from './step.ts';
import { createTuning } from './tune-layer.ts';

/**
 * Learns twice with one recipe: without the test photos, to be judged by them, and with all photos, to be shipped.
 * The test photos are chosen by their hashes alone, and near-duplicates never stand on both sides.
 */
export async function train(context: StepContext): Promise<Trained> {
  const { objects, report, run, signal } = context;
  const { mode, project } = await readRecord(objects, run, 'request', requestShape);
  const recipes = mode === 'thorough' ? thoroughRecipes : [quickRecipe];
  report({ stage: 'train', done: 0, total: 1 });
  const [examples, trainer] = await Promise.all([loadExamples(context, recipes), context.trainer()]);
  const split = splitPhotos(examples.hashes, examples.groups);
  checkDiverse(examples, split.train);
  const tested = split.test.map((photo) => examples.labels[photo]!);
  const everyone = examples.hashes.map((_, photo) => photo);
  const all = crossValidatedClasses(tested, examples.classes).size > 0;
  const heldOut = await heldOutOf(context, { project: project.id, examples, test: split.test });
  await writeRecord(objects, run, 'held-out', heldOut);
  const recipe = await chooseRecipe(examples, split.train, recipes, trainer, context);
  const following = followTraining(context, examples, split.test);
  const tuning = mode === 'deep' ? await startTuning(context, examples, following) : undefined;
  const [trial, final] = await learn(examples, [split.train, everyone], trainer, {
    all,
    signal,
    recipe,
    watch: following.watch,
    ...(tuning && { tune: tuning.tune }),
  });
  await following.end();
  if (!trial || !final) throw new RangeError('Two sets were to be learnt from');
  report({ stage: 'train', done: 1, total: 1 });
  return {
    classes: examples.classNames,
    split,
    references: referencesOf(examples),
    runtime: (tuning ?? trainer).runtime,
    ...(mode !== 'quick' && { recipe: mode === 'deep' ? deepRecipe.name : recipe.name }),
    trial: learnedRecord(trial.learned),
    final: learnedRecord(final.learned),
    tested: judgedRecord(await judgeWith(trial.learned, trial.eyes, split.test)),
    crossValidated: judgedRecord(judgeCrosswise(final.left, examples.labels, examples.classes)),
    similarity: quantilesOf([...final.left.similarities]),
  };
}

/** The backbone's last layer is trained with each head, from what the backbone gives it of the photos. */
async function startTuning(context: StepContext, examples: Examples, { follow }: ReturnType<typeof followTraining>) {
  const { sha256 } = await context.backboneName();
  const views = deepRecipe.views(examples.hashes.length);
  const looks = await readLooks(context, sha256, examples.hashes, [...views, ...SPACE_VIEWS]);
  const tuner = await context.tuner();
  const { signal } = context;
  const tune = createTuning({
    tuner,
    examples,
    looks,
    views,
    epochs: deepRecipe.epochs,
    signal,
    watch: follow((layer, photos) =>
      tuner.embed(
        photos.map((photo) => looks.get(0)![photo]!),
        layer,
      ),
    ),
  });
  return { tune, runtime: tuner.runtime };
}

function referencesOf(examples: Examples): number[] {
  const rows = examples.views.get(0)!;
  return Array.from({ length: examples.classes }, (_, label) => {
    const own = examples.hashes.map((_, photo) => photo).filter((photo) => examples.labels[photo] === label);
    return chooseReferences(rows, CHANNELS, own, MOST_REFERENCES);
  }).flat();
}

function learnedRecord({ head, space, temperature, neither, tuned }: Learned): LearnedRecord {
  return {
    head: { weights: toText(head.weights), bias: toText(head.bias) },
    space: { mean: toText(space.mean), directions: toText(space.directions) },
    temperature,
    neither,
    ...(tuned && { tuned: { weights: toText(tuned.weights), bias: toText(tuned.bias) } }),
  };
}

const judgedRecord = ({ photos, scores, verdicts }: Judged) => ({
  photos,
  scores: toText(Float32Array.from(scores)),
  verdicts,
});
