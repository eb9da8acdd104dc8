import { Cron } from 'croner';
import { Fault } from '../domain/fault.ts';
import type { Schedule } from '../domain/triggers/judge-weekly.ts';

/** Times that came while nothing could run are counted up to here. */
const MOST_COUNTED = 100;

export interface Timetable {
  cron: string;
  /** An IANA time zone. */
  zone: string;
}

/** What came between `since` and `now`, and what comes next. Nothing where the expression cannot be read. */
export function scheduleOf(timetable: Timetable, since: Date, now: Date): Schedule {
  const cron = read(timetable);
  if (!cron) return { due: undefined, times: 0, next: undefined };
  const next = cron.nextRun(now) ?? undefined;
  const [last] = cron.previousRuns(1, new Date(now.getTime() + 1));
  if (!last || last <= since) return { due: undefined, times: 0, next };
  return { due: last, times: countFrom(cron, since, now), next };
}

/** Throws `bad-request` where a person gave an expression or a time zone that cannot be read. */
export function checkTimetable({ cron, zone }: Timetable): void {
  if (!isZone(zone))
    throw new Fault('bad-request', `There is no time zone "${zone}".`, 'Name one such as Europe/Paris.', {
      details: { case: 'time-zone', zone },
    });
  if (!read({ cron, zone }))
    throw new Fault(
      'bad-request',
      `"${cron}" is no cron expression.`,
      'Give minute, hour, day of the month, month and day of the week, such as 0 3 * * 1.',
      { details: { case: 'cron', cron } },
    );
}

function countFrom(cron: Cron, since: Date, now: Date): number {
  let times = 0;
  for (let at = cron.nextRun(since); at && at <= now && times < MOST_COUNTED; at = cron.nextRun(at)) times += 1;
  return times;
}

function read({ cron, zone }: Timetable): Cron | undefined {
  try {
    const made = new Cron(cron, { timezone: zone, paused: true, mode: '5-part' });
    made.nextRun();
    return made;
  } catch {
    return undefined;
  }
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
