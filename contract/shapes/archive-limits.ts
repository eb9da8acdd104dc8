/** An archive larger than this is not sent by a browser. */
export const MOST_ARCHIVE_BYTES = 2 * 1024 ** 3;

/** Archives are sent in slices of so many bytes: requests carry little more than a large photo. */
export const SLICE_BYTES = 16 * 1024 ** 2;
