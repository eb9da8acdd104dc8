import type { History } from '../history/history.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';

const NAME = 'history-tidied';
const DAY_MS = 24 * 60 * 60_000;

/** Tidies the history where nothing did for a day: for commands, which end before an hourly round would begin. */
export async function tidyDaily(
  { settings }: Pick<Catalog, 'settings'>,
  history: Pick<History, 'tidy'>,
  clock: Clock,
): Promise<void> {
  const last = await settings.get(NAME);
  const now = clock.now();
  if (typeof last === 'string' && now.getTime() - Date.parse(last) < DAY_MS) return;
  await settings.put(NAME, now.toISOString());
  await history.tidy();
}
