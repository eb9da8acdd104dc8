import type { Reason, RunCause, TriggerName, TriggerSettings } from '../../../contract/shapes/trigger.ts';
import { blockOf, type HoldFacts, holdOf } from './hold.ts';

/** A trigger that wants to run. */
export interface Wanting {
  trigger: TriggerName;
  cause: Reason;
}

/** The one that waits for the end of the training under way. */
export interface Queued extends Wanting {
  at: Date;
}

export interface DecideFacts extends HoldFacts {
  /** A training of the project goes on. */
  running: boolean;
  queued: Queued | undefined;
}

/** What became of a trigger that wanted to run. */
export interface Decided {
  trigger: TriggerName;
  ran: boolean;
  reason: Reason;
  cause: Reason | undefined;
}

export interface Decision {
  /** The training to be begun: one for all that want it. */
  start: RunCause | undefined;
  queued: Queued | undefined;
  decided: Decided[];
}

/** At most one training is begun, and at most one trigger is queued, whatever wants to run. */
export function decide(limits: TriggerSettings['limits'], facts: DecideFacts, wanting: readonly Wanting[]): Decision {
  const { queued } = facts;
  const asked = queued?.cause.code === 'asked' ? queued : undefined;
  const gone = queued && !asked && !wanting.some(({ trigger }) => trigger === queued.trigger) ? queued : undefined;
  const waiting = gone ? undefined : queued;
  const given: Decided[] = gone ? [held(gone, { code: 'no-longer', values: {} })] : [];
  const all: Wanting[] = asked ? [asked, ...wanting.filter(({ trigger }) => trigger !== asked.trigger)] : [...wanting];
  const [first] = all;
  if (!first) return { start: undefined, queued: undefined, decided: given };
  if (facts.running) {
    const next = waiting ?? { trigger: first.trigger, cause: first.cause, at: facts.now };
    return { start: undefined, queued: next, decided: [...given, ...all.map((one) => inQueue(one, next))] };
  }
  const hold = asked ? blockOf(facts) : holdOf(limits, facts);
  if (hold) return { start: undefined, queued: undefined, decided: [...given, ...all.map((one) => held(one, hold))] };
  return {
    start: { trigger: first.trigger, reason: first.cause },
    queued: undefined,
    decided: [...given, ...all.map(({ trigger, cause }) => ({ trigger, ran: true, reason: cause, cause: undefined }))],
  };
}

const held = ({ trigger, cause }: Wanting, reason: Reason): Decided => ({ trigger, ran: false, reason, cause });

const inQueue = (one: Wanting, queued: Queued): Decided =>
  one.trigger === queued.trigger
    ? held(one, { code: 'queued', values: {} })
    : held(one, { code: 'queued-already', values: { trigger: queued.trigger } });

/** Whether it has to be written down: what holds a trigger is said once, not every minute. */
export function isNews(
  { ran, reason }: Pick<Decided, 'ran' | 'reason'>,
  last: Pick<Decided, 'ran' | 'reason'> | undefined,
) {
  // Photos that are being added hold it for seconds.
  if (reason.code === 'adding') return false;
  if (ran || !last || last.ran) return true;
  return reason.code !== last.reason.code || JSON.stringify(reason.values) !== JSON.stringify(last.reason.values);
}
