/**
 * How much log loss a photo a challenger may lose on the live version and still count as not worse. Found by
 * simulation, see docs/adr/0012-gate.md.
 */
export const DELTA = 0.05;

/** Photos that are asked for; with fewer, those are added that each version was asked about while it left them out. */
export const ENOUGH_PHOTOS = 200;
