import { z } from 'zod';
import { procedure } from './base.ts';
import { prediction } from './history.ts';
import { alert, alertChange, alertSettings } from './shapes/alert.ts';
import { driftSignal } from './shapes/drift.ts';

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
  /** What the counts take on disk. */
  bytes: z.int(),
});
export type TrafficSeries = z.infer<typeof trafficSeries>;

const which = z.object({ project: z.string(), version: z.string().optional() });

/** How the live version does, over hours to months, and what should be looked at. */
export const monitoring = {
  /** Of all versions where none is named. Counted as it happens, so it outlives the history. */
  traffic: procedure.input(which.extend({ span: monitorSpan.default('day') })).output(trafficSeries),
  /** Whether the photos asked about last are those the version (the live one, where none is named) learned from. */
  drift: procedure.input(which).output(
    z.object({
      version: z.string().optional(),
      /** Predictions looked at, and how many that should be. */
      predictions: z.int(),
      last: z.int(),
      signals: z.array(driftSignal),
    }),
  ),
  /** The photos behind a signal: of those looked at, the farthest from usual first. */
  driftPhotos: procedure
    .input(which.extend({ signal: driftSignal.shape.name, limit: z.int().min(1).max(100).default(24) }))
    .output(z.array(prediction)),
  /** As they stand now: open ones first, then newest first. */
  alerts: procedure
    .input(z.object({ project: z.string(), limit: z.int().min(1).max(200).default(50) }))
    .output(z.array(alert)),
  /** Marks alerts as seen. */
  see: procedure.input(z.object({ ids: z.array(z.int()).min(1).max(200) })).output(z.void()),
  settings: procedure.input(z.object({ project: z.string() })).output(alertSettings),
  change: procedure.input(z.object({ project: z.string(), change: alertChange })).output(alertSettings),
};
