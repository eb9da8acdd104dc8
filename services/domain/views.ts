/** A way to look at a photo: the part of it that is scaled to the square the backbone sees. */
export interface View {
  /** Its name in the cache's keys; a view that changes gets a new name. */
  name: string;
  /** Part of the upright photo: fractions of its width and height. `square` cuts the largest centred square first. */
  region: { square: boolean; left: number; top: number; width: number; height: number };
  mirrored: boolean;
}

const everything = { left: 0, top: 0, width: 1, height: 1 };

/** The whole photo, squeezed to a square: nothing is hidden from the model. */
export const whole: View = { name: 'whole', region: { square: false, ...everything }, mirrored: false };
