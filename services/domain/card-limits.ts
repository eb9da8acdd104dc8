import type { ModelCard } from '../../contract/shapes/model.ts';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const quoted = (labels: readonly string[]): string => labels.map((label) => `"${label}"`).join(', ');

/** A test of fewer photos says little for sure. */
const SMALL_TEST = 200;
/** A class that has so many times the photos of another is favoured. */
const LOPSIDED = 5;

/** What a model must not be trusted with, each in a sentence, as far as its own numbers say it. */
export function cardLimits({
  classes,
  photos,
  test,
  neither,
}: Pick<ModelCard, 'classes' | 'photos' | 'test' | 'neither'>): string[] {
  const limits = [
    `It tells apart ${quoted(classes.map(({ label }) => label))} and nothing else; most photos of other things are called neither, but some are not.`,
    `About ${percent(1 - neither.kept)} of the photos of its own classes are called neither too.`,
    'It looks at the centre square of a photo; what lies outside it is not seen.',
  ];
  if (test.total < SMALL_TEST) {
    const [low, high] = test.interval;
    limits.push(
      `Its test had only ${test.total} photos: on other photos like these it may be right in ${percent(low)} to ${percent(high)}.`,
    );
  }
  const crossValidated = classes.filter(({ judgedBy }) => judgedBy === 'cross-validated').map(({ label }) => label);
  if (crossValidated.length > 0) {
    limits.push(
      `${quoted(crossValidated)} had fewer than 10 test photos, so cross-validation judged it: heads like this one, each trained without the photos it was asked about.`,
    );
  }
  if (photos.leftOut > 0) {
    limits.push(
      `${photos.leftOut} photos are near-duplicates of each other across the test's border and took no part in the test.`,
    );
  }
  const counts = classes.map((one) => one.photos);
  if (Math.max(...counts) >= LOPSIDED * Math.min(...counts)) {
    limits.push('Its classes have very different numbers of photos; it leans towards those with more.');
  }
  return limits;
}
