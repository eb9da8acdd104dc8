import type { ServiceHealth, ServiceTrouble } from '../../../contract/shapes/stack.ts';
import type { ContainerFacts } from './container-facts.ts';
import { portTaken } from './port-taken.ts';
import type { ServiceRule } from './stack-file.ts';
import { troubleInWords } from './trouble-words.ts';

export interface Judged {
  health: ServiceHealth;
  trouble?: ServiceTrouble | undefined;
}

type Rule = Pick<ServiceRule, 'name' | 'oneShot' | 'restart'>;

/** Starts anew that are no accident any more. */
export const MANY_RESTARTS = 3;
/** What runs longer than that after a start has survived it. */
const SETTLED_MS = 60_000;
/** What ends within that has never begun to work. */
const AT_ONCE_MS = 10_000;

/** Ends by a signal: somebody stopped it. 128 + SIGINT, SIGKILL, SIGTERM. */
const STOPPED = [130, 137, 143];

/** Whether a container does what it is for, and what is wrong with it. `words`: the last line of its log. */
export function judgeContainer(container: ContainerFacts, rule: Rule, now: Date, words?: string): Judged {
  const { state, health, probe = '' } = container;
  const bad = (kind: ServiceTrouble['kind'], details: ServiceTrouble['details'] = {}): Judged => ({
    health: 'unhealthy',
    trouble: troubleInWords(rule.name, kind, { ...details, ...(words && { words }) }),
  });
  const ended = () => endOf(container, bad);
  if (state === 'dead' || state === 'removing') return state === 'dead' ? bad('dead') : { health: 'off' };
  if (state === 'restarting') return ended();
  if (state === 'created')
    return container.error === undefined
      ? { health: 'off' }
      : bad('exited-at-once', { words: shortened(container.error) });
  if (state === 'exited') return judgeEnd(container, rule, ended);
  if (state === 'paused') return { health: 'off' };
  if (rule.oneShot) return { health: 'starting' };
  if (health === 'unhealthy') return bad('unhealthy', { probe });
  if (health !== 'starting') return { health: 'healthy' };
  return loops(container, now) ? bad('crash-loop', { restarts: container.restarts }) : { health: 'starting' };
}

function loops({ restarts, started }: ContainerFacts, now: Date): boolean {
  return restarts >= MANY_RESTARTS && started !== undefined && now.getTime() - started.getTime() < SETTLED_MS;
}

function judgeEnd({ exit = 0, outOfMemory, error }: ContainerFacts, rule: Rule, ended: () => Judged): Judged {
  if (rule.oneShot) return exit === 0 && error === undefined ? { health: 'healthy' } : ended();
  if (outOfMemory || error !== undefined) return ended();
  // The engine would have started it anew, had nobody stopped it.
  const restarted = rule.restart === 'always' || rule.restart === 'unless-stopped';
  if (restarted || exit === 0 || STOPPED.includes(exit)) return { health: 'off' };
  return ended();
}

function endOf(
  { exit = 0, outOfMemory, restarts, memoryLimit, started, ended, error }: ContainerFacts,
  bad: (kind: ServiceTrouble['kind'], details?: ServiceTrouble['details']) => Judged,
): Judged {
  if (outOfMemory) return bad('out-of-memory', { exit, restarts, ...(memoryLimit && { limit: memoryLimit }) });
  if (error !== undefined) return bad('exited-at-once', { exit, words: shortened(error) });
  if (restarts >= MANY_RESTARTS) return bad('crash-loop', { exit, restarts });
  const lasted = (ended?.getTime() ?? 0) - (started?.getTime() ?? 0);
  return bad(lasted < AT_ONCE_MS ? 'exited-at-once' : 'exited', { exit, restarts });
}

/** The engine wraps a port that is taken into words about its own inside. */
function shortened(error: string): string {
  const taken = portTaken(error);
  return taken ? `${taken.port === undefined ? 'a port' : `port ${taken.port}`} of this computer is taken` : error;
}
