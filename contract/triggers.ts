import { z } from 'zod';
import { procedure } from './base.ts';
import { runsOn } from './shapes/run.ts';
import { reason, triggerChange, triggerDecision, triggerName, triggerSettings } from './shapes/trigger.ts';

const which = z.object({ project: z.string() });
const one = which.extend({ trigger: triggerName });

/** What a trigger would do now, were it switched on. */
export const dryRun = z.object({
  name: triggerName,
  enabled: z.boolean(),
  runs: z.boolean(),
  /** Why it would run, or why it would not. */
  reason,
  /** Where something holds it: why it wants to. */
  cause: reason.optional(),
  /** When it runs next, as far as that can be told. */
  next: z.iso.datetime().optional(),
});
export type DryRun = z.infer<typeof dryRun>;

/** A trigger as it stands. */
export const triggerState = dryRun.extend({
  /** The last time it wanted to run. */
  last: triggerDecision.optional(),
  /** It runs when the training under way has ended. */
  queued: z.boolean(),
  /** Who looks whether it is to run: Meadow here, or Airflow in the stack. */
  clock: runsOn,
  /** Airflow was told to begin a training because of it, which it has not yet. */
  ordered: z.boolean(),
  /** When Airflow looks next by itself; none where it does not, or does not answer. */
  looks: z.iso.datetime().optional(),
});
export type TriggerState = z.infer<typeof triggerState>;

/** Trainings that begin by themselves: because of photos, the calendar, or how the live version does. */
export const triggers = {
  list: procedure.input(which).output(z.array(triggerState)),
  settings: procedure.input(which).output(triggerSettings.extend({ zone: z.string() })),
  /** Throws `bad-request` where a cron expression or time zone cannot be read. One that never comes is kept, and said. */
  change: procedure.input(which.extend({ change: triggerChange })).output(triggerSettings.extend({ zone: z.string() })),
  dryRun: procedure.input(one).output(dryRun),
  /**
   * Runs it now because a person asks: neither its condition nor cool-down, budget and battery hold it. While a
   * training goes on it is queued.
   */
  run: procedure.input(one).output(triggerDecision),
  /** Newest first. */
  decisions: procedure
    .input(which.extend({ limit: z.int().min(1).max(200).default(20) }))
    .output(z.array(triggerDecision)),
};
