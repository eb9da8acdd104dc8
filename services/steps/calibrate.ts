import { fitTemperature, softmax } from '../domain/calibration.ts';
import { argmax } from '../domain/metrics.ts';
import { chooseThresholds } from '../domain/thresholds.ts';
import { type Opinions, onlyFolds } from './opinions.ts';

/** What turns logits and likeness into honest scores and verdicts. */
export interface Calibration {
  temperature: number;
  neither: { unlike: number; between: number };
}

/** What is said of left-out photos. */
export interface Judged {
  photos: number[];
  /** Photos x classes. */
  scores: Float64Array;
  /** Class of each photo's verdict; `classes` stands for neither. */
  verdicts: number[];
}

function bestScores(scores: Float64Array, classes: number): number[] {
  return Array.from(
    { length: scores.length / classes },
    (_, at) => scores[at * classes + argmax(scores, at * classes, classes)]!,
  );
}

/** Fits the temperature and the borders of neither to photos the heads did not know. `labels` are of all photos. */
export function calibrate(left: Opinions, labels: readonly number[], classes: number): Calibration {
  const own = left.photos.map((photo) => labels[photo]!);
  const temperature = fitTemperature(left.logits, own, classes);
  const bests = bestScores(softmax(left.logits, classes, temperature), classes);
  return { temperature, neither: chooseThresholds(left.similarities, bests) };
}

/** Scores and verdicts of photos under a calibration. */
export function judgeAll(
  { photos, logits, similarities }: Opinions,
  { temperature, neither }: Calibration,
  classes: number,
): Judged {
  const scores = softmax(logits, classes, temperature);
  const verdicts = photos.map((_, at) => {
    const best = argmax(scores, at * classes, classes);
    const isNeither = similarities[at]! < neither.unlike || scores[at * classes + best]! < neither.between;
    return isNeither ? classes : best;
  });
  return { photos, scores, verdicts };
}

/**
 * Scores and verdicts of left-out photos, each fold under the calibration of the other folds, so that no photo had a
 * say in how it is judged. A single fold has no others; its own calibration is all there is.
 */
export function judgeCrosswise(left: Opinions, labels: readonly number[], classes: number): Judged {
  const folds = [...new Set(left.folds)];
  const parts = folds.map((fold) => {
    const others = folds.length > 1 ? onlyFolds(left, (other) => other !== fold) : left;
    return judgeAll(
      onlyFolds(left, (other) => other === fold),
      calibrate(others, labels, classes),
      classes,
    );
  });
  return {
    photos: parts.flatMap(({ photos }) => photos),
    scores: Float64Array.from(parts.flatMap(({ scores }) => [...scores])),
    verdicts: parts.flatMap(({ verdicts }) => verdicts),
  };
}
