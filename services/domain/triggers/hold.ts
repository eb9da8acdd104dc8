import type { Reason, TriggerSettings } from '../../../contract/shapes/trigger.ts';

/** What may hold a trigger that wants to run. */
export interface HoldFacts {
  now: Date;
  /** Photos are being added now: whoever adds some may add more. */
  adding: boolean;
  /** Why a training would fail at once. */
  untrainable: Reason | undefined;
  onBattery: boolean;
  /** When trainings were begun by triggers, in any order. */
  begun: readonly Date[];
}

const DAY_MS = 24 * 60 * 60_000;

/** What holds every trigger of the project now. A training that a person asks for is held by `blockOf` alone. */
export function holdOf(limits: TriggerSettings['limits'], facts: HoldFacts): Reason | undefined {
  if (facts.adding) return { code: 'adding', values: {} };
  const block = blockOf(facts);
  if (block) return block;
  if (facts.onBattery && !limits.onBattery) return { code: 'battery', values: {} };
  return coolDownOf(limits, facts) ?? budgetOf(limits, facts);
}

/** What no person can wish away. */
export const blockOf = ({ untrainable }: Pick<HoldFacts, 'untrainable'>): Reason | undefined => untrainable;

function coolDownOf({ coolDownMinutes }: TriggerSettings['limits'], { now, begun }: HoldFacts): Reason | undefined {
  const span = coolDownMinutes * 60_000;
  const [last] = within(begun, now, span).toSorted((one, other) => other - one);
  return last === undefined ? undefined : { code: 'cool-down', values: { until: iso(last + span) } };
}

function budgetOf({ perDay }: TriggerSettings['limits'], { now, begun }: HoldFacts): Reason | undefined {
  const used = within(begun, now, DAY_MS).toSorted((one, other) => other - one);
  const freed = used[perDay - 1];
  return freed === undefined ? undefined : { code: 'budget', values: { perDay, until: iso(freed + DAY_MS) } };
}

/**
 * The moments less than `span` away, before or after now: where the clock was set back, what lies a little ahead still
 * counts, and what lies far ahead was written by a clock that was wrong.
 */
const within = (moments: readonly Date[], now: Date, span: number): number[] =>
  moments.map((moment) => moment.getTime()).filter((moment) => Math.abs(now.getTime() - moment) < span);

const iso = (moment: number): string => new Date(moment).toISOString();
