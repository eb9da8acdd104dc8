import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';

/** What tidies a feature: removes what may go by now, and what a killed core left behind. */
export type Tidy = () => Promise<void>;

export interface TidyingParts {
  tidies: Record<string, Tidy>;
  clock: Clock;
  log: Log;
}

const NAME = 'history-tidied';
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

/** Tidies now and every hour until the signal is aborted. */
export async function tidyHourly(parts: TidyingParts, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await tidyAll(parts, signal);
    await parts.clock.sleep(HOUR_MS, signal).catch(() => undefined);
  }
}

/** Tidies where nothing did for a day: for commands, which end before an hourly round would begin. */
export async function tidyDaily({ settings }: Pick<Catalog, 'settings'>, parts: TidyingParts): Promise<void> {
  const last = await settings.get(NAME);
  const now = parts.clock.now();
  if (typeof last === 'string' && now.getTime() - Date.parse(last) < DAY_MS) return;
  await tidyAll(parts);
  // Who is stopped in the middle leaves the day to the next.
  await settings.put(NAME, now.toISOString());
}

async function tidyAll({ tidies, log }: TidyingParts, signal?: AbortSignal): Promise<void> {
  for (const [name, tidy] of Object.entries(tidies)) {
    await tidy().catch((error: unknown) => {
      // A core that ends closes the records while they are tidied; the next start goes on.
      if (!signal?.aborted) log.warn('Something could not be tidied', { name, error });
    });
  }
}
