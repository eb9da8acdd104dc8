import type { MonitorSpan } from '../../../contract/shapes/traffic.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Seconds a point stands for, and how many points there are. */
const spans: Record<MonitorSpan, { step: number; points: number }> = {
  hour: { step: 60, points: 60 },
  day: { step: 900, points: 96 },
  week: { step: 2 * HOUR, points: 84 },
  month: { step: 8 * HOUR, points: 90 },
  quarter: { step: DAY, points: 92 },
  year: { step: 7 * DAY, points: 53 },
};

export interface Stretch {
  from: Date;
  to: Date;
  /** Seconds. */
  step: number;
  points: number;
}

/**
 * The stretch a chart shows: up to the end of the step that now lies in. Steps begin with the hour or the day, days with
 * the local midnight as the clocks stand now. `offset`: local time less UTC, in minutes.
 */
export function stretchOf(span: MonitorSpan, now: Date, offset: number): Stretch {
  const { step, points } = spans[span];
  const unit = Math.min(step, DAY) * 1000;
  const local = now.getTime() + offset * 60_000;
  const to = (Math.floor(local / unit) + 1) * unit - offset * 60_000;
  return { from: new Date(to - points * step * 1000), to: new Date(to), step, points };
}
