const WINDOW_MS = 60_000;
const MOST_DEATHS = 5;
const FIRST_DELAY_MS = 250;

/**
 * How long to wait before a program that died is started again, or undefined where it should be left: it has died
 * five times within a minute. `deaths` are times in milliseconds, the latest last.
 */
export function restartDelay(deaths: readonly number[]): number | undefined {
  const latest = deaths.at(-1) ?? 0;
  const recent = deaths.filter((time) => time > latest - WINDOW_MS).length;
  return recent >= MOST_DEATHS ? undefined : FIRST_DELAY_MS * 2 ** Math.max(0, recent - 1);
}
