import { LEAST_CLASSES, LEAST_PHOTOS, MOST_CLASSES } from '../../contract/shapes/trainable.ts';
import { Fault } from './fault.ts';

function refuseTooFewClasses(labels: string[]): never {
  const found = labels.length === 0 ? 'no class' : `only one class ("${labels[0]}")`;
  throw new Fault(
    'too-few-classes',
    `There is ${found} to train on; it takes at least ${LEAST_CLASSES}.`,
    'Put the photos of each class into a folder of its own, named like the class.',
    { details: { classes: labels.length, least: LEAST_CLASSES } },
  );
}

function refuseTooManyClasses(count: number): never {
  throw new Fault(
    'too-many-classes',
    `There are ${count} classes; Meadow tells at most ${MOST_CLASSES} apart.`,
    'Join classes that belong together, or train several projects.',
    { details: { classes: count, most: MOST_CLASSES } },
  );
}

function refuseTooFewPhotos(label: string, count: number): never {
  throw new Fault(
    'too-few-photos',
    `The class "${label}" has ${count} ${count === 1 ? 'photo' : 'photos'}; it takes at least ${LEAST_PHOTOS}.`,
    `Add at least ${LEAST_PHOTOS - count} more to "${label}", or leave the class out.`,
    { details: { case: 'class', label, count, least: LEAST_PHOTOS } },
  );
}

/**
 * Whether there is enough to train on: `counts` holds the photos of each class. Throws `too-few-classes`,
 * `too-many-classes` or `too-few-photos`, which names the class that has fewest.
 */
export function checkTrainable(counts: ReadonlyMap<string, number>): void {
  const labels = [...counts.keys()];
  if (labels.length < LEAST_CLASSES) refuseTooFewClasses(labels);
  if (labels.length > MOST_CLASSES) refuseTooManyClasses(labels.length);
  const [label, count] = [...counts].reduce((least, entry) => (entry[1] < least[1] ? entry : least));
  if (count < LEAST_PHOTOS) refuseTooFewPhotos(label, count);
}
