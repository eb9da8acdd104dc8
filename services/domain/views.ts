/** A way to look at a photo: the part of it that is scaled to the square the backbone sees. */
export interface View {
  /** Its name in the cache's keys; a view that changes gets a new name. */
  name: string;
  /** Part of the upright photo: fractions of its width and height. `square` cuts the largest centred square first. */
  region: { square: boolean; left: number; top: number; width: number; height: number };
  mirrored: boolean;
}

const everything = { left: 0, top: 0, width: 1, height: 1 };

/**
 * The largest centred square: what a predictor looks at in each photo. Squeezing the whole photo to a square instead
 * cost one and a half points of accuracy.
 */
export const testView: View = { name: 'square', region: { square: true, ...everything }, mirrored: false };

/** All of the photo, squeezed to a square. */
export const wholeView: View = { name: 'whole', region: { square: false, ...everything }, mirrored: false };

/** A rectangle in pixels. */
export interface Rectangle {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Which pixels of an upright photo a view looks at: whole ones, at least one a side, never outside the photo. */
export function viewRectangle({ region }: View, photo: { width: number; height: number }): Rectangle {
  const width = region.square ? Math.min(photo.width, photo.height) : photo.width;
  const height = region.square ? width : photo.height;
  const across = span(region.left, region.width, width);
  const down = span(region.top, region.height, height);
  return {
    left: Math.floor((photo.width - width) / 2) + across.start,
    top: Math.floor((photo.height - height) / 2) + down.start,
    width: across.length,
    height: down.length,
  };
}

function span(from: number, share: number, pixels: number): { start: number; length: number } {
  const length = Math.min(pixels, Math.max(1, Math.round(share * pixels)));
  const start = Math.min(pixels - length, Math.max(0, Math.round(from * pixels)));
  return { start, length };
}

/** Whether a view takes in all of the photo, or all of its centred square. */
export function isWholeRegion({ region }: View): boolean {
  return region.left === 0 && region.top === 0 && region.width === 1 && region.height === 1;
}
