/** A photo file larger than this is not read. */
export const MOST_PHOTO_BYTES = 20 * 1024 ** 2;
