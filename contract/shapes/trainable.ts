/** What training takes at least, and at most. */
export const LEAST_CLASSES = 2;
export const MOST_CLASSES = 100;
/** A class. */
export const LEAST_PHOTOS = 5;
