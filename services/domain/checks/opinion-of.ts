import { argmax } from '../metrics.ts';

/** What scores say of a photo: its best class, and how little sure that is (0 sure, 1 no class before another). */
export function opinionOf(scores: ArrayLike<number>, place: number, classNames: readonly string[]) {
  const classes = classNames.length;
  const best = argmax(scores, place * classes, classes);
  const doubt = (1 - scores[place * classes + best]!) / (1 - 1 / classes);
  return { guess: classNames[best], doubt: Math.min(1, Math.max(0, doubt)) };
}
