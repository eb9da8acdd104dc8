import type { LoadLevel, LoadPlan, LoadResult, LoadSample } from '../../../contract/shapes/load.ts';
import { FINE, latencyOf } from '../traffic/latency-buckets.ts';

/** What a generator saw in about a second. */
export interface LoadTick {
  /** Seconds since the beginning, at its end. */
  at: number;
  /** How many users asked. */
  users: number;
  /** Fine buckets of the milliseconds of answers, each with how many fell into it. */
  buckets: [bucket: number, times: number][];
  turnedAway: number;
  /** What went wrong, and how often. */
  failures: Record<string, number>;
  /** Who answered how many. */
  versions: Record<string, number>;
  /** Share of one core that the generator took. */
  cpu: number;
}

/** What is known of those who answer while the generator asks. */
export interface Seen {
  /** Cores they took since they were last looked at. */
  apiCpu?: number | undefined;
  replicas?: number | undefined;
}

/** Points of the curve that are kept, however long the test. */
const MOST_SAMPLES = 120;
/** Kinds of failures that are told by name. */
const MOST_KINDS = 12;

interface Sum {
  seconds: number;
  users: number;
  buckets: Map<number, number>;
  turnedAway: number;
  errors: number;
}

const nothing = (users = 0): Sum => ({ seconds: 0, users, buckets: new Map(), turnedAway: 0, errors: 0 });

const total = (times: Iterable<number>): number => [...times].reduce((sum, one) => sum + one, 0);

const count = (into: Map<string, number>, more: Readonly<Record<string, number>>): void => {
  for (const [name, times] of Object.entries(more)) into.set(name, (into.get(name) ?? 0) + times);
};

const mostFirst = (counted: ReadonlyMap<string, number>) => [...counted].sort(([, one], [, other]) => other - one);

function add(sum: Sum, { users, buckets, turnedAway, failures }: LoadTick, seconds: number): void {
  sum.seconds += seconds;
  sum.users = Math.max(sum.users, users);
  for (const [bucket, times] of buckets) sum.buckets.set(bucket, (sum.buckets.get(bucket) ?? 0) + times);
  sum.turnedAway += turnedAway;
  sum.errors += total(Object.values(failures));
}

function levelOf({ seconds, users, buckets, turnedAway, errors }: Sum): LoadLevel {
  const ms = latencyOf(buckets, FINE);
  return { users, seconds, answered: total(buckets.values()), turnedAway, errors, ...(ms && { ms }) };
}

export type Tallied = Pick<LoadResult, 'samples' | 'levels' | 'total' | 'versions' | 'failures' | 'cpu'>;

/** Adds up what a generator sees, in memory that does not grow with the length of the test. */
export interface Tally {
  add(tick: LoadTick, seen: Seen): void;
  /** All until now; the last point may still grow. */
  now(): Tallied;
}

export function openTally({ seconds }: Pick<LoadPlan, 'seconds'>): Tally {
  const stretch = Math.ceil(seconds / MOST_SAMPLES);
  const all = nothing();
  const levels = new Map<number, Sum>();
  const versions = new Map<string, number>();
  const failures = new Map<string, number>();
  const samples: LoadSample[] = [];
  let open = nothing();
  let last = 0;
  let cpu = 0;
  let openCpu = 0;

  let known: Seen = {};

  const openSample = (): LoadSample[] => {
    if (open.seconds === 0) return [];
    const { apiCpu, replicas } = known;
    const sample = { ...levelOf(open), at: last, cpu: openCpu / open.seconds };
    return [{ ...sample, ...(apiCpu !== undefined && { apiCpu }), ...(replicas !== undefined && { replicas }) }];
  };
  const close = () => {
    samples.push(...openSample());
    open = nothing();
    openCpu = 0;
  };

  return {
    add(tick, seen) {
      const long = Math.max(0, tick.at - last);
      last = tick.at;
      const level = levels.get(tick.users) ?? nothing(tick.users);
      levels.set(tick.users, level);
      for (const sum of [all, level, open]) add(sum, tick, long);
      count(versions, tick.versions);
      count(failures, tick.failures);
      cpu += tick.cpu * long;
      openCpu += tick.cpu * long;
      known = seen;
      if (open.seconds >= stretch || tick.at >= seconds) close();
    },
    now: () => ({
      samples: [...samples, ...openSample()],
      levels: [...levels.values()].map(levelOf).sort((one, other) => one.users - other.users),
      total: levelOf(all),
      versions: mostFirst(versions).map(([version, answers]) => ({ version, answers })),
      failures: mostFirst(failures)
        .slice(0, MOST_KINDS)
        .map(([what, times]) => ({ what, times })),
      cpu: all.seconds > 0 ? cpu / all.seconds : 0,
    }),
  };
}
