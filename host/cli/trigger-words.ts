import type { Reason, ReasonCode } from '../../contract/shapes/trigger.ts';

type Values = Reason['values'];

/** Each reason as a phrase that can stand by itself. */
const phrases: Record<ReasonCode, (values: Values, moment: (iso: unknown) => string) => string> = {
  'new-photos': ({ photos }) => `${photos} new ${photos === 1 ? 'photo' : 'photos'}`,
  due: ({ at }, moment) => `it was time (${moment(at)})`,
  missed: ({ at, times }, moment) =>
    times === 1 ? `the time ${moment(at)} was missed` : `${times} times were missed, the last at ${moment(at)}`,
  'accuracy-low': ({ correct, total, below }) =>
    `only ${correct} of the last ${total} corrections were right, less than ${percent(below)}`,
  'drift-neither': ({ now, before, last }) =>
    `${percent(now)} of the last ${last} photos were neither, ${percent(before)} at the training`,
  'drift-similarity': ({ now, before, last }) =>
    `the last ${last} photos are less like the training photos: ${now}, and ${before} usually`,
  'run-failed': ({ at }, moment) => `the training of ${moment(at)} failed`,
  asked: () => 'somebody asked',

  'few-photos': ({ photos, least }) => `${photos} of ${least} new photos so far`,
  'not-due': ({ next }, moment) => `next at ${moment(next)}`,
  never: () => 'its cron expression never comes',
  'no-live': () => 'no version is live yet',
  'few-corrections': ({ said, last }) => `${said} of ${last} corrections so far`,
  'accuracy-fine': ({ correct, total }) => `${correct} of the last ${total} corrections were right`,
  'few-predictions': ({ predictions, last }) => `${predictions} of ${last} predictions so far`,
  'no-drift': ({ now, before, last }) =>
    `${percent(now)} of the last ${last} photos were neither, ${percent(before)} at the training`,
  'no-failure': () => 'the last training did not fail',
  'gave-up': ({ tried }) => `it was tried again already (${tried}x), and failed`,
  'no-help': ({ error }) => `trying again cannot help (${error})`,

  adding: () => 'photos are being added',
  queued: () => 'a training goes on; it is queued',
  'queued-already': ({ trigger }) => `a training goes on, and ${trigger} is queued already`,
  'no-longer': () => 'what it was queued for is no longer so',
  untrainable: untrainable,
  battery: () => 'the machine is on battery',
  'cool-down': ({ until }, moment) => `cool-down until ${moment(until)}`,
  budget: ({ perDay, until }, moment) => `the budget of a day (${perDay}) is used up until ${moment(until)}`,
  'not-started': ({ message }) => `it could not be begun: ${message}`,
  'order-ended': () => 'Airflow ended its run before the training began',
};

/** A reason in words. */
export const reasonInWords = ({ code, values }: Reason, now = new Date()): string =>
  phrases[code](values, (iso) => moment(String(iso), now));

/** What a trigger did or would do, and why: `did not run because of cool-down until 14:00`. */
export function becauseOf(verb: string, reason: Reason, now?: Date): string {
  return `${verb} because ${reason.code === 'cool-down' ? 'of ' : ''}${reasonInWords(reason, now)}`;
}

function untrainable({ why, label, count, least, classes }: Values): string {
  if (why === 'too-few-photos') return `the class "${label}" has ${count} photos; it takes ${least}`;
  if (why === 'too-few-classes') return `${classes} classes have photos; it takes ${least}`;
  return `a training would fail (${why})`;
}

const percent = (share: Values[string] | undefined): string => `${Math.round(100 * Number(share))} %`;

/** The time of this machine, with the day where it is another one. */
export function moment(iso: string, now: Date): string {
  const at = new Date(iso);
  const [hours, minutes] = [at.getHours(), at.getMinutes()].map(twoDigits);
  const day = `${at.getFullYear()}-${twoDigits(at.getMonth() + 1)}-${twoDigits(at.getDate())}`;
  const time = `${hours}:${minutes}`;
  return at.toDateString() === now.toDateString() ? time : `${day} ${time}`;
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');
