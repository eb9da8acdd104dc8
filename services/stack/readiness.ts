import type { ServiceTrouble } from '../../contract/shapes/stack.ts';
import { Fault } from '../domain/fault.ts';
import type { ContainerFacts } from '../domain/stack/container-facts.ts';
import { judgeContainer, MANY_RESTARTS } from '../domain/stack/container-health.ts';
import { label } from '../domain/stack/labels.ts';
import { patienceFor } from '../domain/stack/patience.ts';
import type { ServiceRule } from '../domain/stack/stack-file.ts';
import { troubleInWords } from '../domain/stack/trouble-words.ts';
import type { Clock } from '../ports/clock.ts';
import type { ContainerEngine } from '../ports/container-engine.ts';
import { createBell } from './bell.ts';

/** Changes are told by the engine; this is for those that were missed. */
const LOOK_MS = 2000;
/** What has no check of its own has begun to work when it has run for so long. */
const SETTLED_MS = 500;

export interface Readiness {
  /** Resolves when the container is ready. Throws `service-failed`, `service-slow`, and what the engine throws. */
  until(id: string, rule: ServiceRule): Promise<void>;
}

export interface ReadinessParts {
  engine: ContainerEngine;
  project: string;
  clock: Clock;
  signal: AbortSignal;
}

/** Follows the changes of a project's containers for as long as the signal lasts. */
export function createReadiness({ engine, project, clock, signal }: ReadinessParts): Readiness {
  const bells = new Map<string, ReturnType<typeof createBell>>();
  const follow = async () => {
    for await (const { id } of engine.changes(`${label.project}=${project}`, signal)) bells.get(id)?.ring();
  };
  // Without it each container is looked at every two seconds, which tells an engine that is gone as well.
  void follow().catch(() => undefined);

  return {
    async until(id, rule) {
      const bell = createBell();
      bells.set(id, bell);
      const begun = clock.now().getTime();
      const patience = patienceFor(rule);
      try {
        for (;;) {
          signal.throwIfAborted();
          const container = await engine.container(id);
          if (!container) throw gone(rule);
          const verdict = verdictOf(container, rule, clock.now());
          if (verdict === 'ready') return;
          if (verdict === 'failed') throw await failure(engine, container, rule, clock.now());
          if (clock.now().getTime() - begun > patience) throw slow(rule, container, patience);
          await bell.heard(verdict === 'settling' ? SETTLED_MS : LOOK_MS, signal);
        }
      } finally {
        bells.delete(id);
      }
    },
  };
}

type Verdict = 'ready' | 'settling' | 'waiting' | 'failed';

function verdictOf(container: ContainerFacts, rule: ServiceRule, now: Date): Verdict {
  const { state, health, restarts, exit } = container;
  if (state === 'running') {
    if (rule.oneShot) return 'waiting';
    if (health === 'unhealthy') return 'failed';
    if (health !== undefined) return health === 'healthy' ? 'ready' : 'waiting';
    const runs = now.getTime() - (container.started?.getTime() ?? now.getTime());
    return runs >= SETTLED_MS ? 'ready' : 'settling';
  }
  if (state === 'exited' && rule.oneShot && exit === 0) return 'ready';
  // Between two starts that its restart policy asks for.
  const again = state === 'restarting' && restarts < MANY_RESTARTS && !container.outOfMemory;
  return again ? 'waiting' : 'failed';
}

async function failure(
  engine: ContainerEngine,
  container: ContainerFacts,
  rule: ServiceRule,
  now: Date,
): Promise<Fault> {
  const words = await lastWords(engine, container.id);
  const { trouble } = judgeContainer(container, rule, now, words);
  const { kind, message, hint, details } =
    trouble ?? troubleInWords(rule.name, 'exited-at-once', { exit: container.exit ?? 0, ...(words && { words }) });
  return new Fault('service-failed', message, hint, {
    details: { case: kind, service: rule.name, kind, ...saidBy(details), ...details },
  });
}

/** What its health check, or the container itself, said last. */
const saidBy = ({ probe, words }: ServiceTrouble['details']) => {
  const said = probe ?? words;
  return said === undefined ? {} : { said };
};

/** The last line a container wrote; none where it wrote none, or cannot be asked. */
export async function lastWords(engine: ContainerEngine, id: string): Promise<string | undefined> {
  let last: string | undefined;
  try {
    for await (const { text } of engine.logs(id, { tail: 5, follow: false }))
      if (text.trim() !== '') last = text.trim();
  } catch {
    return undefined;
  }
  return last?.slice(0, 300);
}

const gone = ({ name }: ServiceRule): Fault =>
  new Fault('service-failed', `The container of ${name} was removed while it started.`, 'Start the stack again.', {
    details: { case: 'removed', service: name },
  });

function slow({ name }: ServiceRule, { probe }: ContainerFacts, patience: number): Fault {
  const seconds = Math.round(patience / 1000);
  return new Fault(
    'service-slow',
    `${name} is not ready after ${seconds} s.${probe ? ` Its health check says: ${probe}` : ''}`,
    'Look at its log; close other programs, then start the stack again.',
    { details: { service: name, seconds, ...(probe && { probe, said: probe }) } },
  );
}
