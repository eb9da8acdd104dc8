import { type Reason, triggerName } from '../../contract/shapes/trigger.ts';
import type { DryRun } from '../../contract/triggers.ts';
import type { DecideFacts } from '../domain/triggers/decide.ts';
import { holdOf } from '../domain/triggers/hold.ts';
import { judgeTriggers } from '../domain/triggers/judge-triggers.ts';
import type { Known } from './gather.ts';
import { untilOf } from './show-decision.ts';

/** What each trigger would do now, and why. */
export function dryRunsOf({ settings, facts }: Known, deciding: DecideFacts): DryRun[] {
  const verdicts = judgeTriggers(settings, facts);
  const hold: Reason | undefined = deciding.running
    ? { code: 'queued', values: {} }
    : holdOf(settings.limits, deciding);
  return triggerName.options.map((name): DryRun => {
    const { fires, reason } = verdicts[name];
    const next = fires ? untilOf(hold) : name === 'weekly' ? facts.schedule.next : undefined;
    return {
      name,
      enabled: settings[name].on,
      runs: fires && !hold,
      reason: fires ? (hold ?? reason) : reason,
      ...(fires && hold && { cause: reason }),
      ...(next && { next: next.toISOString() }),
    };
  });
}
