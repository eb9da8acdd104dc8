import type {
  LoadLevel,
  LoadPlan,
  LoadReason,
  LoadSample,
  LoadVerdict,
  PassMark,
} from '../../../contract/shapes/load.ts';

export interface LoadFacts {
  plan: LoadPlan;
  levels: readonly LoadLevel[];
  samples: readonly LoadSample[];
  /** Mean share of one core that the generator took. */
  cpu: number;
}

/** Of 100 photos sent as many must have their verdict in time. */
const IN_TIME = 0.95;
/** Fewer say nothing of the slowest twentieth. */
const FEWEST_ANSWERS = 20;
/** A generator that takes as much of its one core is as fast as it can be. */
const BUSY = 0.85;
/** Answers that take so many times as long at the end of a soak. */
const MUCH_SLOWER = 1.25;
/** Points of the curve at either end of a soak, at least. */
const FEWEST_POINTS = 3;

/** Says whether a test met the mark, and why not. What cannot be told from it is neither. */
export function judgeLoad(mark: PassMark, { plan, levels, samples, cpu }: LoadFacts): LoadVerdict {
  const level = levels.find(({ users }) => users >= mark.users);
  if (!level) return { state: 'untold', reasons: ['too-few-users'], mark };
  const slowdown = plan.profile === 'soak' ? slowdownOf(samples) : undefined;
  const known = { mark, level, ...(slowdown !== undefined && { slowdown }) };
  const sent = level.answered + level.turnedAway + level.errors;
  if (sent < FEWEST_ANSWERS) return { state: 'untold', reasons: ['too-few-answers'], ...known };
  const reasons: LoadReason[] = [];
  if (level.errors / sent > mark.errors) reasons.push('errors');
  if (level.turnedAway / sent > 1 - IN_TIME) reasons.push('turned-away');
  const isSlow = level.ms !== undefined && level.ms.p95 > mark.p95;
  if (isSlow) reasons.push('slow');
  if (slowdown !== undefined && slowdown > MUCH_SLOWER) reasons.push('slower');
  // What only is slow may be so because of who measured.
  if (cpu > BUSY && reasons.length > 0 && reasons.every((reason) => reason === 'slow' || reason === 'slower'))
    return { state: 'untold', reasons: ['generator-busy'], ...known };
  return { state: reasons.length > 0 ? 'failed' : 'passed', reasons, ...known };
}

/** How many times as long answers took in the last quarter as in the first; none where there is too little of either. */
function slowdownOf(samples: readonly LoadSample[]): number | undefined {
  const times = samples.flatMap(({ ms }) => (ms ? ms.p50 : []));
  const part = Math.floor(times.length / 4);
  if (part < FEWEST_POINTS) return undefined;
  return median(times.slice(-part)) / median(times.slice(0, part));
}

function median(times: readonly number[]): number {
  const sorted = times.toSorted((one, other) => one - other);
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
}
