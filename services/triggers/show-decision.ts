import type { Reason, TriggerDecision } from '../../contract/shapes/trigger.ts';
import type { Queued } from '../domain/triggers/decide.ts';
import type { DecisionRecord } from '../ports/catalog/triggers.ts';

/** Whether a person asked for it. */
export const isAsked = (queued: Queued | undefined): boolean => queued?.cause.code === 'asked';

/** When what holds it has passed, where that can be told. */
export const untilOf = (reason: Reason | undefined): Date | undefined => {
  const { until } = reason?.values ?? {};
  return typeof until === 'string' ? new Date(until) : undefined;
};

/** A decision as it crosses a process. */
export const showDecision = ({ id, trigger, at, ran, reason, cause, run }: DecisionRecord): TriggerDecision => ({
  id,
  trigger,
  at: at.toISOString(),
  ran,
  reason,
  ...(cause && { cause }),
  ...(run !== undefined && { run }),
});
