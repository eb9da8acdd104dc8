import type { MonitorSpan } from '../../../../contract/shapes/traffic.ts';
import type { StepNames } from '../../../components/chart/column.ts';

const DAY = 24 * 60 * 60;

type Options = Intl.DateTimeFormatOptions;
const ticks: Record<MonitorSpan, Options> = {
  hour: { hour: '2-digit', minute: '2-digit' },
  day: { hour: '2-digit', minute: '2-digit' },
  week: { weekday: 'short', day: 'numeric' },
  month: { day: 'numeric', month: 'short' },
  quarter: { day: 'numeric', month: 'short' },
  year: { month: 'short', year: '2-digit' },
};

/** What the steps of a span are called in a language. */
export function stepNames(language: string, span: MonitorSpan, step: number): StepNames {
  const short = new Intl.DateTimeFormat(language, ticks[span]);
  const hours = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  const days = new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  return {
    tick: (at) => short.format(middle(at, Math.min(step, DAY))),
    whole(at) {
      const [from, to] = [Date.parse(at), Date.parse(at) + step * 1000];
      if (step < DAY) return hours.formatRange(from, to);
      // Steps of days need not begin at midnight here: the middles of the first and the last day tell which they are.
      return days.formatRange(middle(at, DAY), new Date(to - (DAY / 2) * 1000));
    },
  };
}

/** Of a step of a day or more, a moment that lies in its first day wherever the person is. */
const middle = (at: string, seconds: number): Date =>
  new Date(Date.parse(at) + (seconds >= DAY ? (seconds / 2) * 1000 : 0));

const units = [
  { unit: 'week', seconds: 7 * DAY },
  { unit: 'day', seconds: DAY },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
] as const;

/** How long a step is, in words. */
export function stepLength(language: string, step: number): string {
  const { unit, seconds } = units.find((one) => step % one.seconds === 0) ?? { unit: 'second', seconds: 1 };
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(step / seconds);
}
