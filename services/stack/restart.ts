import type { ContainerFacts } from '../domain/stack/container-facts.ts';
import type { ServiceRule } from '../domain/stack/stack-file.ts';
import type { Clock } from '../ports/clock.ts';
import { notRunning } from './inside.ts';
import { createReadiness } from './readiness.ts';
import type { TakeDownParts } from './take-down.ts';

/** Restarts the containers of a service, and waits until they are well. */
export async function restart(
  { engine, project, log, signal }: TakeDownParts,
  own: readonly ContainerFacts[],
  rule: ServiceRule,
  clock: Clock,
): Promise<void> {
  if (own.length === 0) throw notRunning(rule.name);
  const ended = new AbortController();
  try {
    const readiness = createReadiness({ engine, project, clock, signal: AbortSignal.any([signal, ended.signal]) });
    log.step(rule.name, 'start');
    await Promise.all(own.map(({ id }) => engine.restart(id)));
    log.step(rule.name, 'check');
    await Promise.all(own.map(({ id }) => readiness.until(id, rule)));
    log.step(rule.name, 'done');
  } finally {
    ended.abort();
  }
}
