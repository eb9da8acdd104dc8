import { createRandom, type Random } from './random.ts';
import { testView, type View, wholeView } from './views.ts';

/** Names the set of views below in the cache of embeddings: a set that changes gets a new name. */
export const VIEWS_NAME = 'views-1';

/** Names the views beyond those, which a thorough training looks at too. */
export const MORE_VIEWS_NAME = 'more-1';

/** Names what a backbone gives its last layer of the first set's views: what a deep training begins at. */
export const TRUNK_NAME = 'trunk-1';
export type ViewSet = typeof VIEWS_NAME | typeof MORE_VIEWS_NAME | typeof TRUNK_NAME;

/** Views of a photo that train the head; the first is the one a predictor looks at. */
export const HEAD_VIEWS = 6;
/** Views of a photo that say what training photos look like: the predictor's, and the whole photo. */
export const SPACE_VIEWS = [0, 6];
/** Views that train the head where photos are so many that a few views of each are enough. */
export const FEW_VIEWS = [0, 1, 4, 5];

interface Size {
  width: number;
  height: number;
}

const everything = { left: 0, top: 0, width: 1, height: 1 };

const view = (name: string, region: Partial<View['region']>, mirrored = false): View => ({
  name,
  region: { square: false, ...everything, ...region },
  mirrored,
});

/** The middle of the photo, its shape half way between the photo's own and a square. */
function middle({ width, height }: Size): Partial<View['region']> {
  const share = Math.sqrt(Math.min(width, height) / Math.max(width, height));
  const margin = (1 - share) / 2;
  return width > height ? { left: margin, width: share } : { top: margin, height: share };
}

const LEAST_AREA = 0.4;
const MOST_AREA = 0.9;
const MOST_STRETCH = 4 / 3;
const TRIES = 20;

/** A random part of the photo: 40 to 90 % of its area, at most a third longer than wide (as Inception was trained). */
function crop({ width, height }: Size, random: Random): Partial<View['region']> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const area = (LEAST_AREA + (MOST_AREA - LEAST_AREA) * random()) * width * height;
    const stretch = MOST_STRETCH ** (2 * random() - 1);
    const share = { width: Math.sqrt(area * stretch) / width, height: Math.sqrt(area / stretch) / height };
    if (share.width <= 1 && share.height <= 1) {
      return { ...share, left: random() * (1 - share.width), top: random() * (1 - share.height) };
    }
  }
  return { square: true };
}

/**
 * The ways a photo is looked at in training, so that the head learns what does not depend on where the photographer
 * stood. Random crops follow from the photo's hash, so a photo is looked at alike on every machine.
 */
export function trainingViews(hash: string, size: Size): View[] {
  const random = createRandom(Number.parseInt(hash.slice(-8), 16));
  return [
    testView,
    view('square-mirrored', { square: true }, true),
    view('square-close', { square: true, left: 0.0625, top: 0.0625, width: 0.875, height: 0.875 }),
    view('middle', middle(size)),
    view('crop', crop(size, random)),
    view('crop-mirrored', crop(size, random), true),
    wholeView,
  ];
}

/** Pairs of crops beyond those every training looks at, each of another seed, the second mirrored. */
const MORE_PAIRS = 3;

/** The further views of a photo: random crops, which follow from the photo's hash. */
export function moreViews(hash: string, size: Size): View[] {
  return Array.from({ length: MORE_PAIRS }, (_, pair) => {
    const random = createRandom(Number.parseInt(hash.slice(8 * pair, 8 * pair + 8), 16));
    return [view(`crop-${pair + 2}`, crop(size, random)), view(`crop-${pair + 2}-mirrored`, crop(size, random), true)];
  }).flat();
}

/** The views of a set. */
export const viewsOf: Record<ViewSet, (hash: string, size: Size) => View[]> = {
  [VIEWS_NAME]: trainingViews,
  [MORE_VIEWS_NAME]: moreViews,
  [TRUNK_NAME]: trainingViews,
};

const FIRST_VIEWS = 7;

/** Views are numbered through: where the embedding of one lies. */
export function placeOfView(view: number): { set: ViewSet; at: number } {
  return view < FIRST_VIEWS ? { set: VIEWS_NAME, at: view } : { set: MORE_VIEWS_NAME, at: view - FIRST_VIEWS };
}

/** The views that only a thorough training looks at. */
export const MORE_VIEWS = Array.from({ length: 2 * MORE_PAIRS }, (_, at) => FIRST_VIEWS + at);
