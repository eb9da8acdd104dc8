/** Ends of names by which people know pictures, also of formats Meadow does not read: those get a row that says so. */
const PICTURE =
  /\.(jpe?g|jpe|jfif|png|apng|webp|avif|heic|heif|hif|gif|tiff?|bmp|svg|ico|psd|jxl|jp2|raw|dng|cr2|cr3|nef|arw|orf|rw2|raf)$/i;

/** What systems and Meadow itself leave beside photos. */
const NOT_A_PHOTO = /^(\..*|thumbs\.db|desktop\.ini|__macosx)$|\.heatmap\.png$/i;

/** Whether a walk through a folder passes this name by, file or folder. */
export function isPassedBy(name: string): boolean {
  return NOT_A_PHOTO.test(name);
}

/** Whether a name alone says that a person takes the file for a picture; what a walk passes by is none. */
export function isPictureName(name: string): boolean {
  return PICTURE.test(name) && !isPassedBy(name);
}
