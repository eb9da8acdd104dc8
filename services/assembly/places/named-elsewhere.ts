import type { Ground } from '../ground.ts';

/**
 * Those of the photos that the history of a project in another place than this ground's names; all of them, while that
 * cannot be asked, or predictions are still on their way there.
 */
export async function namedElsewhere(
  { place, places, opened, outbox }: Ground,
  hashes: string[],
): Promise<Set<string>> {
  const others = opened.besides(place);
  const away = others.length === 0 && (await places.inStack()).size > 0;
  if (away || (await outbox.isWaiting())) return new Set(hashes);
  const named = await Promise.all(
    others.map(({ ground }) => ground.catalog.predictions.named(hashes).catch(() => new Set(hashes))),
  );
  return named.reduce((all, some) => all.union(some), new Set<string>());
}
