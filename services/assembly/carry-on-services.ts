import type { Joined } from './joined.ts';
import type { Machine } from './machine.ts';

/** Carries on what a core that died had begun with the services in a cluster. */
export function carryOnServices({ closing, log, open, inStack }: Machine, everyService: Joined['everyService']): void {
  if (!open || inStack) return;
  closing.defer(everyService.close);
  void everyService
    .begin()
    .catch((thrown: unknown) =>
      log.warn('What was begun with the services in a cluster is not carried on', { thrown }),
    );
}
