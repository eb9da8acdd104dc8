import { z } from 'zod';

/** How far back a chart reaches. */
export const monitorSpan = z.enum(['hour', 'day', 'week', 'month', 'quarter', 'year']);
export type MonitorSpan = z.infer<typeof monitorSpan>;

/** Milliseconds from a photo's bytes to its verdict: as many per cent took at most so long, to 5 %. */
export const latency = z.object({ p50: z.number(), p95: z.number(), p99: z.number() });
export type Latency = z.infer<typeof latency>;

/** What was asked and answered in a stretch of time. */
const traffic = z.object({
  predictions: z.int(),
  /** None where nothing was asked. */
  ms: latency.optional(),
  /** How often each verdict was given; "neither" is one. */
  verdicts: z.record(z.string(), z.int()),
  /** Mean similarity to the training's photos; none where nothing was asked. */
  similarity: z.number().optional(),
  /** Verdicts people judged in this time, and how many of them were right. */
  judged: z.int(),
  right: z.int(),
});
export type Traffic = z.infer<typeof traffic>;

export const trafficSeries = z.object({
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  /** Seconds a point stands for. */
  step: z.int(),
  /** One a step, oldest first, empty ones too. */
  points: z.array(traffic.extend({ at: z.iso.datetime() })),
  total: traffic,
  /** The same by version, the one asked most first. */
  versions: z.array(traffic.extend({ version: z.string(), live: z.boolean() })),
  /** When which version went live within the time shown. */
  switches: z.array(z.object({ at: z.iso.datetime(), version: z.string() })),
  /** Since when it is counted; none where nothing ever was. */
  since: z.iso.datetime().optional(),
});
export type TrafficSeries = z.infer<typeof trafficSeries>;
