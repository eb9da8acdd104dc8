import { Fault } from '../domain/fault.ts';
import type { Examples } from './examples.ts';

/**
 * Near-duplicates that touch the test stay out of the training. Throws `too-few-photos` where nothing of a class is
 * left, or only one scene of all: photos taken from one spot in a burst.
 */
export function checkDiverse(examples: Examples & { classNames: readonly string[] }, learnt: readonly number[]): void {
  const { labels, groups, classNames } = examples;
  const lacking = classNames.findIndex((_, label) => !learnt.some((photo) => labels[photo] === label));
  const scenes = new Set(learnt.map((photo) => groups[photo])).size;
  if (lacking < 0 && scenes > classNames.length) return;
  const label = classNames[Math.max(0, lacking)] ?? '';
  throw new Fault(
    'too-few-photos',
    `The photos of "${label}" are too much alike: nearly all show the same scene.`,
    'Add photos of other scenes, taken from other sides.',
    { details: { case: 'alike', label } },
  );
}
