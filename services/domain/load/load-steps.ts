import type { LoadPlan } from '../../../contract/shapes/load.ts';

/** So many users ask for so long. */
export interface LoadStep {
  users: number;
  /** Whole seconds. */
  seconds: number;
}

/** Stairs of a ramp, at most; each takes this long at least, so that its percentiles say something. */
const MOST_STAIRS = 8;
const LEAST_STAIR = 3;
/** Of a spike: users before and after the crowd, and the time before it. */
const USUAL = 1 / 5;
const BEFORE = 2 / 5;

/** Splits whole seconds into so many parts as equal as can be, the longer ones last. */
const split = (seconds: number, parts: number): number[] =>
  Array.from(
    { length: parts },
    (_, part) => Math.floor(((part + 1) * seconds) / parts) - Math.floor((part * seconds) / parts),
  );

/** A ramp climbs in stairs, because a number of users is only told apart from another where both stay for a while. */
function ramp({ users, seconds }: LoadPlan): LoadStep[] {
  const stairs = Math.max(1, Math.min(users, MOST_STAIRS, Math.floor(seconds / LEAST_STAIR)));
  return split(seconds, stairs).map((long, stair) => ({
    users: Math.round((users * (stair + 1)) / stairs),
    seconds: long,
  }));
}

function spike({ users, seconds }: LoadPlan): LoadStep[] {
  const usual = Math.max(1, Math.round(users * USUAL));
  const around = Math.floor(seconds * BEFORE);
  const steps = [
    { users: usual, seconds: around },
    { users, seconds: seconds - 2 * around },
    { users: usual, seconds: around },
  ];
  return steps.filter((step) => step.seconds > 0);
}

const steady = ({ users, seconds }: LoadPlan): LoadStep[] => [{ users, seconds }];

const profiles = { ramp, steady, spike, soak: steady };

/** Who asks when, from the first second to the last: never nobody, never more than the plan says, and once as many. */
export const stepsOf = (plan: LoadPlan): LoadStep[] => profiles[plan.profile](plan);
