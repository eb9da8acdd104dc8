import { FEW_VIEWS, HEAD_VIEWS } from './training-views.ts';

/** L2 penalty for a single training photo; the more photos there are, the less it takes. Found by nested cross-validation. */
const PENALTY = 0.15;
/** Rows of examples a head is trained on at most; what bounds its time. */
const MOST_ROWS = 10_000;
/** From so many photos on, a few views of each tell the head enough. */
const MANY_PHOTOS = 1500;
/** Left-out photos that are enough to calibrate on; folds beyond that are left alone. */
const ENOUGH_LEFT_OUT = 1000;

/** Says which training a version had. Nothing in it is drawn at random but crops, which follow from each photo. */
export const SEED = 1;

/** How the head is trained on so many photos. */
export const headRecipe = (photos: number) => ({
  l2: PENALTY / photos,
  steps: 100,
  // Many photos leave a flat valley: its floor is reached long before its lowest point.
  tolerance: photos < MANY_PHOTOS ? 1e-5 : 1e-4,
});

/** The views of each photo that train the head, where so many photos do. */
export function headViews(photos: number): number[] {
  if (photos < MANY_PHOTOS) return Array.from({ length: HEAD_VIEWS }, (_, at) => at);
  return FEW_VIEWS.slice(0, Math.max(1, Math.floor(MOST_ROWS / photos)));
}

/** How many of the folds are left out in turn, so that enough photos are judged by a head that does not know them. */
export function foldsToLeaveOut(photos: number, folds: number): number {
  return Math.min(folds, Math.ceil((ENOUGH_LEFT_OUT * folds) / photos));
}
