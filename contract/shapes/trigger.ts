import { z } from 'zod';

/** What can begin a training by itself. */
export const triggerName = z.enum(['new-photos', 'weekly', 'live-accuracy', 'drift', 'failed-run']);
export type TriggerName = z.infer<typeof triggerName>;

/**
 * A reason as facts: the window and the command line word it. First why a trigger wants to run, then why it does not,
 * then what holds one that wants to.
 */
export const reasonCode = z.enum([
  'new-photos',
  'due',
  'missed',
  'accuracy-low',
  'drift-neither',
  'drift-similarity',
  'run-failed',
  'asked',

  'few-photos',
  'not-due',
  'never',
  'no-live',
  'few-corrections',
  'accuracy-fine',
  'few-predictions',
  'no-drift',
  'no-failure',
  'gave-up',
  'no-help',

  'adding',
  'queued',
  'queued-already',
  'no-longer',
  'untrainable',
  'battery',
  'cool-down',
  'budget',
  'not-started',
  'order-ended',
]);
export type ReasonCode = z.infer<typeof reasonCode>;

export const reason = z.object({
  code: reasonCode,
  /** Numbers, names, and moments as ISO times. */
  values: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
export type Reason = z.infer<typeof reason>;

/** Why a run was begun that no person asked for. */
export const runCause = z.object({ trigger: triggerName, reason });
export type RunCause = z.infer<typeof runCause>;

/** Once a trigger wanted to run: whether it did. */
export const triggerDecision = z.object({
  id: z.int(),
  trigger: triggerName,
  at: z.iso.datetime(),
  ran: z.boolean(),
  /** Why it ran, or why it did not. */
  reason,
  /** Where it did not: why it wanted to. */
  cause: reason.optional(),
  /** The run it began. */
  run: z.string().optional(),
});
export type TriggerDecision = z.infer<typeof triggerDecision>;

const on = z.boolean().default(false);
const share = z.number().min(0.01).max(1);
const recent = z.int().min(5).max(1000);

/** What can be set, group by group; every field has a default. */
const groups = {
  'new-photos': z.object({ on, least: z.int().min(1).max(10_000).default(25) }),
  weekly: z.object({
    on,
    /** Minute, hour, day of the month, month, day of the week. */
    cron: z.string().trim().max(100).default('0 3 * * 1'),
    /** An IANA name; the time zone of this machine where there is none. */
    zone: z.string().max(60).optional(),
  }),
  'live-accuracy': z.object({ on, below: share.default(0.9), last: recent.default(20) }),
  drift: z.object({
    on,
    /** So much more often "neither" than on photos kept aside at the training. */
    neither: share.default(0.2),
    /** So much less like the training photos than photos kept aside at the training were. */
    similarity: share.default(0.1),
    last: recent.default(50),
  }),
  'failed-run': z.object({ on, most: z.int().min(1).max(5).default(1) }),
  limits: z.object({
    /** Between two trainings that triggers begin. */
    coolDownMinutes: z.int().min(0).max(10_080).default(60),
    /** Within any 24 hours. */
    perDay: z.int().min(1).max(48).default(4),
    onBattery: z.boolean().default(false),
  }),
};

/** What a person can set of a project's triggers; an empty object is valid. */
export const triggerSettings = z.object({
  'new-photos': groups['new-photos'].prefault({}),
  weekly: groups.weekly.prefault({}),
  'live-accuracy': groups['live-accuracy'].prefault({}),
  drift: groups.drift.prefault({}),
  'failed-run': groups['failed-run'].prefault({}),
  limits: groups.limits.prefault({}),
});
export type TriggerSettings = z.infer<typeof triggerSettings>;

/** A change replaces the groups it names. */
export const triggerChange = z.object(groups).partial();
export type TriggerChange = z.infer<typeof triggerChange>;
