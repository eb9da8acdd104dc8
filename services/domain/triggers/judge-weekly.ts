import { fires, type Verdict, waits } from './verdict.ts';

/** What the calendar says, since the trigger was switched on or last ran. */
export interface Schedule {
  /** The last time it came, and how often it came. */
  due: Date | undefined;
  times: number;
  /** The next time it comes; none where it never does. */
  next: Date | undefined;
}

/** So late it counts as missed: the machine slept, or something held it. Airflow looks every 15 minutes. */
const LATE_MS = 20 * 60_000;

/** A time came. However many came while nothing could run, it runs once. */
export function judgeWeekly({ due, times, next }: Schedule, now: Date): Verdict {
  if (due) {
    const at = due.toISOString();
    const late = times > 1 || now.getTime() - due.getTime() > LATE_MS;
    return late ? fires('missed', { at, times }) : fires('due', { at });
  }
  return next ? waits('not-due', { next: next.toISOString() }) : waits('never');
}
