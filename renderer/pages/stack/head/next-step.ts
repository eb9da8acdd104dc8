import type { StackStatus, StackTask } from '../../../../contract/shapes/stack.ts';
import type { StackCheck, StackFix } from '../../../../contract/stack.ts';

/** The one thing to do next. */
export type NextStep =
  | { kind: 'cancel'; job: string; task: StackTask }
  /** What has to be mended first, where Meadow can. */
  | { kind: 'fix'; fix: StackFix }
  | { kind: 'look-again' }
  | { kind: 'start' | 'start-rest' | 'stop' }
  /** Services that ended are started; one that runs and is unwell is started anew. */
  | { kind: 'mend'; service?: string };

export function nextStep(status: StackStatus, checks: readonly StackCheck[] = []): NextStep {
  const { work, state, fault } = status;
  if (work) return { kind: 'cancel', job: work.job, task: work.task };
  if (state === 'healthy' || state === 'starting') return { kind: 'stop' };
  const fix = checks.find((check) => check.state === 'failed' && check.fix)?.fix;
  if (fix) return { kind: 'fix', fix };
  if (fault) return { kind: 'look-again' };
  if (state === 'unhealthy') return mend(status);
  return { kind: state === 'partly' ? 'start-rest' : 'start' };
}

function mend({ services }: StackStatus): NextStep {
  const ill = services.filter(({ health }) => health === 'unhealthy');
  const [first] = ill;
  const running = ill.every(({ state }) => state === 'running');
  return first && running ? { kind: 'mend', service: first.name } : { kind: 'mend' };
}

/** Whether the stack was ever started here: else there is nothing to tell of it. */
export function wasStarted({ services, work, failed }: StackStatus): boolean {
  return work !== undefined || failed !== undefined || services.some(({ state }) => state !== 'absent');
}

/** Whether this window is served from inside the stack, which has no way to the engine that runs it. */
export function isElsewhere({ fault }: Pick<StackStatus, 'fault'>): boolean {
  return fault?.code === 'engine-missing' && fault.details.inside === 'stack';
}
