import type { Joined } from './joined.ts';
import type { Machine } from './machine.ts';

/** Notes which Meadow runs, and looks for a newer one where that is switched on, in a core that stays open. */
export function followReleases({ closing, log, open }: Machine, updates: Joined['updates']): void {
  const end = new AbortController();
  closing.defer(() => end.abort());
  const failed = (thrown: unknown) => log.warn('Other versions cannot be looked after', { thrown });
  void updates
    .begin()
    .then(() => (open ? updates.follow(end.signal) : undefined))
    .catch(failed);
}
