import { z } from 'zod';

/** An alert that Prometheus raises. */
export const stackAlert = z.object({
  /** As the rules call it, such as `ApiDown`. */
  name: z.string(),
  /** What it is about: a project, a service, a part, a replica; none where its name says all. */
  of: z.string().optional(),
  /** The project, where it is about one. */
  project: z.string().optional(),
  since: z.iso.datetime({ offset: true }),
  /** What it says by itself, for one that has no words here. */
  summary: z.string(),
});
export type StackAlert = z.infer<typeof stackAlert>;

/** What Prometheus knows of the stack that a person looks at in Meadow. */
export const stackMeasured = z.object({
  /** All replicas of the API together, over the last five minutes. */
  api: z.object({
    /** Those that answer. */
    replicas: z.int(),
    /** Photos asked about, a minute. */
    requests: z.number(),
    /** The part of these that failed; none where nothing was asked. */
    failed: z.number().optional(),
    /** Milliseconds that half, and 95 of 100, took at most. */
    p50: z.number().optional(),
    p95: z.number().optional(),
  }),
  alerts: z.array(stackAlert),
  /** Where people see its charts, where who asks cannot tell it from the engine. */
  dashboards: z.url().optional(),
});
export type StackMeasured = z.infer<typeof stackMeasured>;
