const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Whoever just started Meadow wants to work with it. */
const AT_LEAST = 60_000;

/**
 * Milliseconds until the next look for a newer version: a day after the last one, and up to an hour more, so that not all
 * Meadows ask at once. A look is a few kilobytes, so neither battery nor a metered network puts it off.
 * `chance`: from 0 to 1, the same as long as this Meadow runs.
 */
export function whenToLook(looked: Date | undefined, now: Date, chance: number): number {
  if (!looked || looked > now) return AT_LEAST + Math.round(chance * AT_LEAST);
  return Math.max(AT_LEAST, Math.round(looked.getTime() + DAY + chance * HOUR - now.getTime()));
}
