import type { ClassQuality, JudgedPhoto, VersionComparison, VersionResults } from '../../contract/models.ts';
import type { Judgement, Judgements } from '../domain/gate/judgements.ts';
import { wilsonInterval } from '../domain/interval.ts';
import { crossValidatedClasses } from '../domain/judged-by.ts';
import { argmax } from '../domain/metrics.ts';

const BINS = 10;

/**
 * How a version did on photos it did not know: test photos judge the classes that have enough of them, photos left out
 * in turn the others.
 */
export function resultsOf(judgements: Judgements): Omit<VersionResults, 'version'> {
  const { classes, tested, crossValidated } = judgements;
  const few = crossValidatedClasses(
    tested.map(({ label }) => classes.indexOf(label)),
    classes.length,
  );
  const isFew = ({ label }: Judgement) => few.has(classes.indexOf(label));
  const photos = [
    ...tested.filter((photo) => !isFew(photo)).map((photo) => judged(classes, photo, 'held-out')),
    ...crossValidated.filter(isFew).map((photo) => judged(classes, photo, 'cross-validated')),
  ];
  const correct = photos.filter(isRight).length;
  const total = photos.length;
  return {
    test: { correct, total, accuracy: correct / Math.max(1, total), interval: wilsonInterval(correct, total) },
    classes: classes.map((label) => qualityOf(label, photos)),
    calibration: calibrationOf(photos),
    photos,
  };
}

/** Two versions on the photos both were judged by without knowing them. */
export function comparisonOf(one: Judgements, other: Judgements): Omit<VersionComparison, 'one' | 'other'> {
  const [first, second] = [allOf(one), allOf(other)];
  const both = [...second.values()].flatMap((after) => {
    const before = first.get(after.hash);
    return before ? [{ before: { ...before, label: after.label }, after }] : [];
  });
  const right = (side: 'before' | 'after') => both.filter((pair) => isRight(pair[side])).length;
  return {
    photos: both.length,
    right: { one: right('before'), other: right('after') },
    flipped: both
      .filter(({ before, after }) => isRight(before) !== isRight(after))
      .map(({ before, after }) => ({ hash: after.hash, label: after.label, before: before.best, after: after.best })),
  };
}

const isRight = ({ label, best }: JudgedPhoto): boolean => label === best;

function judged(classes: string[], photo: Judgement, judgedBy: JudgedPhoto['judgedBy']): JudgedPhoto {
  const { hash, label, scores, verdict } = photo;
  const at = argmax(scores);
  return { hash, label, verdict, best: classes[at]!, score: scores[at]!, judgedBy };
}

/** Each photo once: by the test where it is a test photo. */
function allOf({ classes, tested, crossValidated }: Judgements): Map<string, JudgedPhoto> {
  return new Map([
    ...crossValidated.map((photo) => [photo.hash, judged(classes, photo, 'cross-validated')] as const),
    ...tested.map((photo) => [photo.hash, judged(classes, photo, 'held-out')] as const),
  ]);
}

function qualityOf(label: string, photos: readonly JudgedPhoto[]): ClassQuality {
  const own = photos.filter((photo) => photo.label === label);
  const called = photos.filter((photo) => photo.verdict === label);
  const right = own.filter(({ verdict }) => verdict === label).length;
  return {
    label,
    photos: own.length,
    ...(called.length > 0 && { precision: right / called.length }),
    ...(own.length > 0 && { recall: right / own.length }),
  };
}

function calibrationOf(photos: readonly JudgedPhoto[]): VersionResults['calibration'] {
  const bins = Map.groupBy(photos, ({ score }) => Math.min(BINS - 1, Math.floor(score * BINS)));
  return [...bins]
    .sort(([one], [other]) => one - other)
    .map(([, own]) => ({
      sure: own.reduce((sum, { score }) => sum + score, 0) / own.length,
      right: own.filter(isRight).length,
      photos: own.length,
    }));
}
