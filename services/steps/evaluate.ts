import type { ClassResult, ModelCard, TestResult } from '../../contract/shapes/model.ts';
import { cardLimits } from '../domain/card-limits.ts';
import { wilsonInterval } from '../domain/interval.ts';
import { crossValidatedClasses } from '../domain/judged-by.ts';
import { argmax, calibrationError, confusionOf, logLoss } from '../domain/metrics.ts';
import { SEED } from '../domain/recipe.ts';
import type { Judged } from './calibrate.ts';
import { fromText } from './number-text.ts';
import { readSnapshot } from './read-snapshot.ts';
import { readRecord } from './run-records.ts';
import { type Evaluated, type Request, requestShape, type Trained, trainedShape } from './run-shapes.ts';
import type { StepContext } from './step.ts';
import { usualLooks } from './usual-looks.ts';

/** A left-out photo: its class, the class of best score, and the class it was called (`classes` for neither). */
interface Answer {
  label: number;
  best: number;
  verdict: number;
}

/** Judges the trained by the photos it did not know, and writes its card, all but its version. */
export async function evaluate(context: StepContext): Promise<Evaluated> {
  const { objects, run, report } = context;
  const request = await readRecord(objects, run, 'request', requestShape);
  const trained = await readRecord(objects, run, 'train', trainedShape);
  const { photos } = await readSnapshot(context);
  const labels = photos.map(({ label }) => trained.classes.indexOf(label));
  const { similarity } = trained;
  const hashes = photos.map(({ hash }) => hash);
  const usual = similarity && { similarity, ...(await usualLooks(context, hashes)) };
  report({ stage: 'evaluate', done: 1, total: 1 });
  return { card: { ...cardOf(request, trained, labels, await context.backboneName()), ...(usual && { usual }) } };
}

function cardOf(
  request: Request,
  trained: Trained,
  labels: number[],
  backbone: ModelCard['backbone'],
): Evaluated['card'] {
  const classes = trained.classes.length;
  const answers = judgedAnswers(trained, labels);
  const left = asJudged(trained.crossValidated);
  const own = left.photos.map((photo) => labels[photo]!);
  const { train, test, leftOut } = trained.split;
  const numbers = {
    classes: classResults(trained, labels, answers),
    photos: { total: labels.length, train: train.length, test: test.length, leftOut: leftOut.length },
    test: testResult(answers),
    neither: {
      threshold: trained.final.neither.unlike,
      kept: left.verdicts.filter((verdict) => verdict < classes).length / left.verdicts.length,
    },
  };
  return {
    project: request.project.id,
    ...numbers,
    confusion: confusionOf(
      answers.map(({ label }) => label),
      answers.map(({ verdict }) => verdict),
      classes,
    ),
    calibration: {
      temperature: trained.final.temperature,
      expectedError: calibrationError(left.scores, own, classes),
      logLoss: logLoss(left.scores, own, classes),
    },
    limits: [...cardLimits(numbers), ...request.notes.limits],
    trained: { runtime: trained.runtime, seed: SEED, ...(trained.recipe !== undefined && { recipe: trained.recipe }) },
    backbone,
    data: request.notes.data ?? `${labels.length} photos of the project "${request.project.name}".`,
  };
}

const asJudged = ({ photos, scores, verdicts }: Trained['tested']): Judged => ({
  photos,
  scores: Float64Array.from(fromText(scores)),
  verdicts,
});

function answersOf({ photos, scores, verdicts }: Judged, labels: number[], classes: number): Answer[] {
  return photos.map((photo, at) => ({
    label: labels[photo]!,
    best: argmax(scores, at * classes, classes),
    verdict: verdicts[at]!,
  }));
}

/** Test photos judge the classes that have enough of them; cross-validation judges the others. */
function judgedAnswers(
  { classes: { length: classes }, tested, crossValidated, split }: Trained,
  labels: number[],
): Answer[] {
  const few = crossValidatedClasses(
    split.test.map((photo) => labels[photo]!),
    classes,
  );
  return [
    ...answersOf(asJudged(tested), labels, classes).filter(({ label }) => !few.has(label)),
    ...answersOf(asJudged(crossValidated), labels, classes).filter(({ label }) => few.has(label)),
  ];
}

const rightOnes = (answers: Answer[]): number => answers.filter(({ label, best }) => label === best).length;

function testResult(answers: Answer[]): TestResult {
  const [correct, total] = [rightOnes(answers), answers.length];
  return { correct, total, accuracy: correct / total, interval: wilsonInterval(correct, total) };
}

function classResults({ classes, split }: Trained, labels: number[], answers: Answer[]): ClassResult[] {
  const few = crossValidatedClasses(
    split.test.map((photo) => labels[photo]!),
    classes.length,
  );
  return classes.map((label, at) => {
    const own = answers.filter((answer) => answer.label === at);
    return {
      label,
      photos: labels.filter((other) => other === at).length,
      test: own.length,
      correct: rightOnes(own),
      judgedBy: few.has(at) ? 'cross-validated' : 'held-out',
    };
  });
}
