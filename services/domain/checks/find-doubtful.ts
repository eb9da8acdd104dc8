import { argmax } from '../metrics.ts';
import type { Finding } from './finding.ts';

/** A label is doubted where the photo's own class gets less, by heads that are mostly right. */
const MOST_OWN = 0.4;
/** And by heads that often are not: they must be surer. */
const LEAST_OWN = 0.1;
/** Shares of labels that heads agree with: from which on they are mostly right, and up to which they often are not. */
const [RIGHT, WRONG] = [0.88, 0.7];

export interface Labelled {
  hash: string;
  /** Its class; below 0 where it has none that could be doubted. */
  label: number;
}

/**
 * Photos whose labels are probably wrong, by what heads say that did not learn from them (`scores`: photos x classes).
 * A photo is counted to another class where its score there is no less than what that class's own photos get on average
 * (confident learning; Northcutt 2021), so a class that is often mistaken does not make all its labels doubtful.
 * `alike`: photos like one (by its place) that have a label.
 */
export function findDoubtful(
  photos: readonly Labelled[],
  scores: ArrayLike<number>,
  classNames: readonly string[],
  alike: (place: number, label: number) => string[],
): Finding[] {
  const classes = classNames.length;
  const usual = usualScores(photos, scores, classes);
  const most = mostOwn(agreement(photos, scores, classes));
  return photos.flatMap(({ hash, label }, place): Finding[] => {
    if (label < 0) return [];
    const best = argmax(scores, place * classes, classes);
    const [own, other] = [scores[place * classes + label]!, scores[place * classes + best]!];
    if (best === label || own >= most || other < Math.min(1 - most, usual[best]!)) return [];
    return [
      { hash, kind: 'label-doubtful', others: alike(place, best), suggestion: classNames[best], strength: 1 - own },
    ];
  });
}

/** Share of the labels that are the best class too. */
function agreement(photos: readonly Labelled[], scores: ArrayLike<number>, classes: number): number {
  const labelled = photos.flatMap(({ label }, place) => (label < 0 ? [] : [{ label, place }]));
  const agreed = labelled.filter(({ label, place }) => argmax(scores, place * classes, classes) === label).length;
  return agreed / Math.max(1, labelled.length);
}

/** What a photo's own class may get at most for its label to be doubted. */
function mostOwn(agreed: number): number {
  const share = Math.min(1, Math.max(0, (agreed - WRONG) / (RIGHT - WRONG)));
  return LEAST_OWN + share * (MOST_OWN - LEAST_OWN);
}

/** By class: what its own photos score on average; of a class without photos nothing is usual but to be sure. */
function usualScores(photos: readonly Labelled[], scores: ArrayLike<number>, classes: number): number[] {
  const sums = new Array<number>(classes).fill(0);
  const counts = new Array<number>(classes).fill(0);
  photos.forEach(({ label }, place) => {
    if (label < 0) return;
    sums[label]! += scores[place * classes + label]!;
    counts[label]! += 1;
  });
  return sums.map((sum, label) => (counts[label] ? sum / counts[label] : 1));
}

/**
 * Which labelled photos may teach: those whose own class is at least as good as all others together. Of a class that
 * would lose more than half of its photos, all may: then it is the heads that are wrong.
 */
export function trustedLabels(photos: readonly Labelled[], scores: ArrayLike<number>, classes: number): Set<number> {
  const byClass = Map.groupBy(
    photos.keys().filter((place) => photos[place]!.label >= 0),
    (place) => photos[place]!.label,
  );
  const trusted = [...byClass].flatMap(([label, places]) => {
    const good = places.filter((place) => scores[place * classes + label]! >= 0.5);
    return good.length * 2 >= places.length ? good : places;
  });
  return new Set(trusted);
}
