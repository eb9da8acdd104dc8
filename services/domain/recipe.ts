import { FEW_VIEWS, HEAD_VIEWS, MORE_VIEWS } from './training-views.ts';

/** How a head is trained. */
export interface Recipe {
  name: string;
  /** L2 penalty for a single training photo; the more photos there are, the less it takes. */
  penalty: number;
  /** The views of each photo that train the head, where so many photos do. */
  views(photos: number): number[];
}

/** Found by nested cross-validation. */
const PENALTY = 0.15;
/** Rows of examples a head is trained on at most; what bounds its time. */
const MOST_ROWS = 10_000;
const MOST_ROWS_THOROUGH = 40_000;
/** From so many photos on, a few views of each tell the head enough. */
const MANY_PHOTOS = 1500;
/** Left-out photos that are enough to calibrate on; folds beyond that are left alone. */
const ENOUGH_LEFT_OUT = 1000;

/** Says which training a version had. Nothing in it is drawn at random but crops, which follow from each photo. */
export const SEED = 1;

const ALL_VIEWS = Array.from({ length: HEAD_VIEWS }, (_, at) => at);

const viewsOfMany = (photos: number, rows: number, views: readonly number[]): number[] =>
  views.slice(0, Math.max(1, Math.floor(rows / photos)));

/** What every training does unless a person asks for more. */
export const quickRecipe: Recipe = {
  name: 'quick',
  penalty: PENALTY,
  views: (photos) => (photos < MANY_PHOTOS ? ALL_VIEWS : viewsOfMany(photos, MOST_ROWS, FEW_VIEWS)),
};

const manyViews = (photos: number): number[] => viewsOfMany(photos, MOST_ROWS_THOROUGH, [...ALL_VIEWS, ...MORE_VIEWS]);

/** What a thorough training chooses from, by cross-validation; the first wins where nothing is better. */
export const thoroughRecipes: readonly Recipe[] = [
  quickRecipe,
  ...[PENALTY / 3, PENALTY, PENALTY * 3].map((penalty) => ({
    name: `more views, penalty ${penalty.toFixed(2)}`,
    penalty,
    views: manyViews,
  })),
];

/** How the head is trained on so many photos. */
export const headRecipe = (photos: number, { penalty }: Pick<Recipe, 'penalty'> = quickRecipe) => ({
  l2: penalty / photos,
  steps: 100,
  // Many photos leave a flat valley: its floor is reached long before its lowest point.
  tolerance: photos < MANY_PHOTOS ? 1e-5 : 1e-4,
});

/** How many of the folds are left out in turn, so that enough photos are judged by a head that does not know them. */
export function foldsToLeaveOut(photos: number, folds: number): number {
  return Math.min(folds, Math.ceil((ENOUGH_LEFT_OUT * folds) / photos));
}
