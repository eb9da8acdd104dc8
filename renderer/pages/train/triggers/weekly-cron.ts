/** A day and a time, as most people set them. */
export interface WeeklyTime {
  /** 0 is Sunday, as cron counts; `*` is every day. */
  day: string;
  /** Such as `03:00`. */
  time: string;
}

const SIMPLE = /^(\d{1,2}) (\d{1,2}) \* \* ([0-7]|\*)$/;

/** The day and time an expression says; none where it says something else. */
export function readCron(cron: string): WeeklyTime | undefined {
  const [, minute = '', hour = '', day = ''] = SIMPLE.exec(cron) ?? [];
  if (day === '' || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return { day: day === '7' ? '0' : day, time: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` };
}

/** None where the time is none, as while it is typed. */
export function writeCron({ day, time }: WeeklyTime): string | undefined {
  const [, hour, minute] = /^(\d{2}):(\d{2})$/.exec(time) ?? [];
  return hour === undefined || minute === undefined ? undefined : `${Number(minute)} ${Number(hour)} * * ${day}`;
}
