import { z } from 'zod';
import { latency } from './traffic.ts';

/** How many users ask at which second: more and more, as many all the time, a sudden crowd, or for very long. */
export const loadProfile = z.enum(['ramp', 'steady', 'spike', 'soak']);
export type LoadProfile = z.infer<typeof loadProfile>;

/** A user sends a photo, waits for its verdict, and sends the next at once. */
export const MOST_USERS = 500;
export const LEAST_SECONDS = 5;
export const MOST_SECONDS = 24 * 60 * 60;

export const loadPlan = z.object({
  profile: loadProfile,
  /** At most, at the same time. */
  users: z.int().min(1).max(MOST_USERS),
  seconds: z.int().min(LEAST_SECONDS).max(MOST_SECONDS),
});
export type LoadPlan = z.infer<typeof loadPlan>;

/** What is asked: the API of this computer, that of the stack, what is deployed of the project, or whatever answers at an address. */
export const loadTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('laptop') }),
  z.object({ kind: z.literal('stack') }),
  z.object({ kind: z.literal('deployed') }),
  z.object({
    kind: z.literal('address'),
    /** Such as `http://127.0.0.1:8600`. */
    address: z.string().trim().min(1).max(500),
    /** The key it asks for. */
    key: z.string().trim().min(1).max(500).optional(),
    /** The host as a person typed it, where that is not this computer. */
    confirmed: z.string().trim().max(300).optional(),
  }),
]);
export type LoadTarget = z.infer<typeof loadTarget>;

/** When a project's API is fast enough. */
export const passMark = z.object({
  /** Of 100 photos sent, 95 have their verdict within so many milliseconds, */
  p95: z.int().min(1).max(60_000),
  /** while so many users ask, */
  users: z.int().min(1).max(MOST_USERS),
  /** and at most this share ends in an error. */
  errors: z.number().min(0).max(1),
});
export type PassMark = z.infer<typeof passMark>;

const counts = {
  /** Photos that got their verdict. */
  answered: z.int(),
  /** Told to come back, because the API had enough to do: 503 with Retry-After. */
  turnedAway: z.int(),
  errors: z.int(),
  /** From a photo's first byte to its verdict's last, of those answered, to 1 %; none where none was. */
  ms: latency.optional(),
};

/** A stretch of the test. */
export const loadSample = z.object({
  /** Seconds since the beginning, at its end. */
  at: z.int(),
  seconds: z.int(),
  users: z.int(),
  ...counts,
  /** Share of one processor core that the generator took. */
  cpu: z.number(),
  /** The same of the API, where it tells: 2 is two cores. */
  apiCpu: z.number().optional(),
  /** Programs that answered, where that is known. */
  replicas: z.int().optional(),
});
export type LoadSample = z.infer<typeof loadSample>;

/** All the time in which so many users asked. */
export const loadLevel = z.object({ users: z.int(), seconds: z.int(), ...counts });
export type LoadLevel = z.infer<typeof loadLevel>;

export const loadReason = z.enum([
  /** Fewer than 95 of 100 photos had their verdict in time. */
  'slow',
  'errors',
  /** So many were turned away that 95 of 100 could not be answered in time. */
  'turned-away',
  /** It got slower and slower. */
  'slower',
  /** Never so many users asked at the same time. */
  'too-few-users',
  'too-few-answers',
  /** The generator was as busy as it can be: what was measured is the generator. */
  'generator-busy',
]);
export type LoadReason = z.infer<typeof loadReason>;

export const loadVerdict = z.object({
  state: z.enum(['passed', 'failed', 'untold']),
  /** Why it is not passed, the worst first. */
  reasons: z.array(loadReason),
  mark: passMark,
  /** What it was told by: the fewest users that are as many as the mark says. */
  level: loadLevel.optional(),
  /** How many times as long answers took at the end as at the beginning, of a soak. */
  slowdown: z.number().optional(),
});
export type LoadVerdict = z.infer<typeof loadVerdict>;

/** A test that has ended. */
export const loadResult = z.object({
  id: z.string(),
  project: z.string(),
  at: z.iso.datetime(),
  target: z.object({ kind: z.enum(['laptop', 'stack', 'deployed', 'address']), address: z.string() }),
  plan: loadPlan,
  /** It was cancelled before its end. */
  stopped: z.boolean(),
  /** What was sent, again and again, and whose they are: the project's, or those people asked about last. */
  photos: z.object({ count: z.int(), bytes: z.int(), from: z.enum(['project', 'history']) }),
  /** Who answered how many photos, the most first. */
  versions: z.array(z.object({ version: z.string(), answers: z.int() })),
  /** What went wrong how often, the most first. */
  failures: z.array(z.object({ what: z.string(), times: z.int() })),
  samples: z.array(loadSample),
  levels: z.array(loadLevel),
  /** Of all of it; `users` is the most there were. */
  total: loadLevel,
  /** Mean share of one core that the generator took, and the cores of the computer it ran on. */
  cpu: z.number(),
  cores: z.int(),
  verdict: loadVerdict,
});
export type LoadResult = z.infer<typeof loadResult>;

/** A test that goes on. */
export const loadLive = z.object({
  job: z.string(),
  plan: loadPlan,
  target: loadResult.shape.target,
  /** Seconds of `plan.seconds` that have gone by. */
  done: z.int(),
  samples: z.array(loadSample),
  total: loadLevel,
  /** When it has ended; not where it failed, which the job tells. */
  result: loadResult.optional(),
});
export type LoadLive = z.infer<typeof loadLive>;
