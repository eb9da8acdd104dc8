/** Place of the largest of `count` numbers that begin at `from`; the first where several are. */
export function argmax(numbers: ArrayLike<number>, from = 0, count = numbers.length): number {
  let best = 0;
  for (let at = 1; at < count; at++) if (numbers[from + at]! > numbers[from + best]!) best = at;
  return best;
}

/** How many photos (rows x classes of scores) have their own label as the best class. */
export function countRight(scores: ArrayLike<number>, labels: ArrayLike<number>, classes: number): number {
  let right = 0;
  for (let photo = 0; photo < labels.length; photo++) {
    if (argmax(scores, photo * classes, classes) === labels[photo]) right++;
  }
  return right;
}

/** `confusion[truth][verdict]`: how many photos of each label got each verdict. Index `classes` stands for "neither". */
export function confusionOf(labels: ArrayLike<number>, verdicts: ArrayLike<number>, classes: number): number[][] {
  const counts = Array.from({ length: classes }, () => new Array<number>(classes + 1).fill(0));
  for (let photo = 0; photo < labels.length; photo++) counts[labels[photo]!]![verdicts[photo]!]!++;
  return counts;
}

/** A score of nothing would cost infinitely much. */
const LEAST_SCORE = 1e-7;

/** Mean of -ln(score of the own label): what being surely wrong costs. 0 for no photos. */
export function logLoss(scores: ArrayLike<number>, labels: ArrayLike<number>, classes: number): number {
  let loss = 0;
  for (let photo = 0; photo < labels.length; photo++) {
    loss -= Math.log(Math.max(LEAST_SCORE, scores[photo * classes + labels[photo]!]!));
  }
  return labels.length === 0 ? 0 : loss / labels.length;
}

/**
 * Expected calibration error (Naeini 2015, Guo 2017): photos are put into bins of equal width by the score of their
 * best class; in each, the mean score is set against the share that is right; the gaps are averaged by photos.
 */
export function calibrationError(
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
  classes: number,
  bins = 15,
): number {
  const gaps = new Array<number>(bins).fill(0);
  for (let photo = 0; photo < labels.length; photo++) {
    const best = argmax(scores, photo * classes, classes);
    const score = scores[photo * classes + best]!;
    const right = best === labels[photo] ? 1 : 0;
    gaps[Math.min(bins - 1, Math.floor(score * bins))]! += score - right;
  }
  return labels.length === 0 ? 0 : gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / labels.length;
}
