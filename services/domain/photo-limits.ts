export { MOST_PHOTO_BYTES } from '../../contract/shapes/photo-limits.ts';

/** A photo with more pixels than this (width times height) is not decoded. */
export const MOST_PHOTO_PIXELS = 50_000_000;

/** A photo is not decoded where that takes more memory than this, as some formats do below the most pixels. */
export const MOST_DECODING_BYTES = 350_000_000;
