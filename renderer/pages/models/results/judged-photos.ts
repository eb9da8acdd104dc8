import type { JudgedPhoto } from '../../../../contract/models.ts';
import { NEITHER } from '../../../components/class-mark.ts';

/** A cell of the confusion matrix: photos of a class, and what they were called. */
export interface Cell {
  label: string;
  verdict: string;
}

/** `counts[truth][verdict]`, the last column being "neither": the same as on a model card, of these photos. */
export function countCells(classes: readonly string[], photos: readonly JudgedPhoto[]): number[][] {
  const place = new Map([...classes, NEITHER].map((label, at) => [label, at]));
  const counts = classes.map(() => new Array<number>(place.size).fill(0));
  for (const { label, verdict } of photos) {
    const row = counts[place.get(label) ?? classes.length];
    const column = place.get(verdict);
    if (row && column !== undefined) row[column] = (row[column] ?? 0) + 1;
  }
  return counts;
}

/** Surest first. */
export function inCell(photos: readonly JudgedPhoto[], { label, verdict }: Cell): JudgedPhoto[] {
  return photos.filter((photo) => photo.label === label && photo.verdict === verdict).toSorted(bySureness);
}

/** Photos it called another class, surest first: what it does not doubt is worth a look. */
export function confidentMistakes(photos: readonly JudgedPhoto[]): JudgedPhoto[] {
  return photos.filter(({ label, verdict }) => verdict !== label && verdict !== NEITHER).toSorted(bySureness);
}

const bySureness = (one: JudgedPhoto, other: JudgedPhoto): number => other.score - one.score;
