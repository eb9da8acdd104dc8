import { FEW_VIEWS, HEAD_VIEWS, MORE_VIEWS } from './training-views.ts';

/** How a head is trained. */
export interface Recipe {
  name: string;
  /** L2 penalty for a single training photo; the more photos there are, the less it takes. */
  penalty: number;
  /** The views of each photo that train the head, where so many photos of so many classes do. */
  views(photos: number, classes: number): number[];
}

/** Found by nested cross-validation. */
const PENALTY = 0.15;
/** A photo tells one class of many less of what it is not: beyond so many, the penalty is smaller. */
const FEW_CLASSES = 10;
/** From so many classes on, none weighs so much that the last steps would tell. */
const MANY_CLASSES = 25;
/** Rows of examples a head is trained on at most, and rows times classes; what bounds its time. */
const MOST_ROWS = 10_000;
const MOST_SCORES = 500_000;
/** How many times as many in a thorough training. */
const THOROUGH = 4;
/** What takes a deep training's time and memory: each look is seen a few times, and weighs 31 KB. */
const MOST_ROWS_DEEP = 12_000;
/** From so many photos on, a few views of each tell the head enough. */
const MANY_PHOTOS = 1500;
/** Left-out photos that are enough to calibrate on; folds beyond that are left alone. */
const ENOUGH_LEFT_OUT = 1000;

/** Says which training a version had. Nothing in it is drawn at random but crops, which follow from each photo. */
export const SEED = 1;

const ALL_VIEWS = Array.from({ length: HEAD_VIEWS }, (_, at) => at);

const mostRows = (classes: number): number => Math.min(MOST_ROWS, Math.floor(MOST_SCORES / classes));

const viewsOfMany = (photos: number, rows: number, views: readonly number[]): number[] =>
  views.slice(0, Math.max(1, Math.floor(rows / photos)));

/** What every training does unless a person asks for more. */
export const quickRecipe: Recipe = {
  name: 'quick',
  penalty: PENALTY,
  views: (photos, classes) => {
    const rows = mostRows(classes);
    const isSmall = photos < MANY_PHOTOS && photos * HEAD_VIEWS <= rows;
    return isSmall ? ALL_VIEWS : viewsOfMany(photos, rows, FEW_VIEWS);
  },
};

const manyViews = (photos: number, classes: number): number[] =>
  viewsOfMany(photos, THOROUGH * mostRows(classes), [...ALL_VIEWS, ...MORE_VIEWS]);

/** What a thorough training chooses from, by cross-validation; the first wins where nothing is better. */
export const thoroughRecipes: readonly Recipe[] = [
  quickRecipe,
  ...[PENALTY / 3, PENALTY, PENALTY * 3].map((penalty) => ({
    name: `more views, penalty ${penalty.toFixed(2)}`,
    penalty,
    views: manyViews,
  })),
];

/** How the head is trained on so many photos of so many classes. */
export const headRecipe = (photos: number, classes: number, { penalty }: Pick<Recipe, 'penalty'> = quickRecipe) => ({
  l2: (penalty * Math.sqrt(Math.min(1, FEW_CLASSES / classes))) / photos,
  steps: 100,
  // Many photos leave a flat valley: its floor is reached long before its lowest point.
  tolerance: photos < MANY_PHOTOS && classes < MANY_CLASSES ? 1e-5 : 1e-4,
});

/** How many of the folds are left out in turn, so that enough photos are judged by a head that does not know them. */
export function foldsToLeaveOut(photos: number, folds: number): number {
  return Math.min(folds, Math.ceil((ENOUGH_LEFT_OUT * folds) / photos));
}

/** How often a deep training sees each look; more does not tell the photos it was not shown apart any better. */
const DEEP_EPOCHS = 2;

/** What a deep training looks at: the views of a quick one where photos are few, the first of them where they are many. */
export const deepRecipe = {
  name: 'deep',
  epochs: DEEP_EPOCHS,
  views: (photos: number): number[] => viewsOfMany(photos, MOST_ROWS_DEEP, ALL_VIEWS),
};
