import type { CardLimit } from '../../contract/shapes/card-limit.ts';
import type { ModelCard } from '../../contract/shapes/model.ts';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const quoted = (labels: readonly string[]): string => labels.map((label) => `"${label}"`).join(', ');

/** A test of fewer photos says little for sure. */
const SMALL_TEST = 200;
/** A class that has so many times the photos of another is favoured. */
const LOPSIDED = 5;

type Numbers = Pick<ModelCard, 'classes' | 'photos' | 'test' | 'neither'>;

/** What a model must not be trusted with, as far as its own numbers say it. */
export function limitsOf({ classes, photos, test, neither }: Numbers): CardLimit[] {
  const [low, high] = test.interval;
  const crossValidated = classes.filter(({ judgedBy }) => judgedBy === 'cross-validated').map(({ label }) => label);
  const counts = classes.map((one) => one.photos);
  const limits: (CardLimit | false)[] = [
    { code: 'only', labels: classes.map(({ label }) => label) },
    { code: 'neither', share: 1 - neither.kept },
    { code: 'square' },
    test.total < SMALL_TEST && { code: 'small-test', photos: test.total, low, high },
    crossValidated.length > 0 && { code: 'cross-validated', labels: crossValidated },
    photos.leftOut > 0 && { code: 'left-out', photos: photos.leftOut },
    Math.max(...counts) >= LOPSIDED * Math.min(...counts) && { code: 'lopsided' },
  ];
  return limits.filter((limit) => limit !== false);
}

/** The same, each in a sentence, as it stands on the card in the model's file. */
export const cardLimits = (numbers: Numbers): string[] => limitsOf(numbers).map(sentenceOf);

/** What a card says, as facts again; what is not told by its numbers is a note. */
export function limitsOnCard(card: Numbers & Pick<ModelCard, 'limits'>): CardLimit[] {
  const known = new Map(limitsOf(card).map((limit) => [sentenceOf(limit), limit]));
  return card.limits.map((text) => known.get(text) ?? { code: 'note', text });
}

function sentenceOf(limit: CardLimit): string {
  switch (limit.code) {
    case 'only':
      return `It tells apart ${quoted(limit.labels)} and nothing else; most photos of other things are called neither, but some are not.`;
    case 'neither':
      return `About ${percent(limit.share)} of the photos of its own classes are called neither too.`;
    case 'square':
      return 'It looks at the centre square of a photo; what lies outside it is not seen.';
    case 'small-test':
      return `Its test had only ${limit.photos} photos: on other photos like these it may be right in ${percent(limit.low)} to ${percent(limit.high)}.`;
    case 'cross-validated':
      return `${quoted(limit.labels)} had fewer than 10 test photos, so cross-validation judged it: heads like this one, each trained without the photos it was asked about.`;
    case 'left-out':
      return `${limit.photos} photos are near-duplicates of each other across the test's border and took no part in the test.`;
    case 'lopsided':
      return 'Its classes have very different numbers of photos; it leans towards those with more.';
    case 'note':
      return limit.text;
  }
}
