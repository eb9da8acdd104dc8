import type { Measurement, RunDescription, Tracker } from '../ports/tracker.ts';
import type { KeptWrite } from '../ports/write-queue.ts';

/** What can be written to a tracker. */
export type WriteKind = 'log' | 'describe' | 'attach' | 'remove';

interface Attachment {
  name: string;
  bytes: Uint8Array;
}

const MOST_MEASUREMENTS = 1000;

export const packJson = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));
const unpackJson = <T>(body: Uint8Array): T => JSON.parse(Buffer.from(body).toString()) as T;

/** The name, a zero, the bytes. */
export const packFile = ({ name, bytes }: Attachment): Uint8Array => Buffer.concat([Buffer.from(`${name}\0`), bytes]);
export const fileIn = ({ body }: KeptWrite): Attachment => {
  const end = body.indexOf(0);
  return { name: Buffer.from(body.subarray(0, end)).toString(), bytes: body.subarray(end + 1) };
};

export const descriptionIn = ({ body }: KeptWrite): RunDescription => unpackJson<RunDescription>(body);

/** Each has a time of its own, the same however often it is written. */
export const measurementsIn = ({ body, at }: KeptWrite): Required<Measurement>[] =>
  unpackJson<Measurement[]>(body).map((measured, place) => ({ at: at + place, ...measured }));

/** The first of the writes, with those right behind it that go in one call. */
export function together(waiting: readonly KeptWrite[]): KeptWrite[] {
  const [first] = waiting;
  if (first?.kind !== 'log') return waiting.slice(0, 1);
  const other = waiting.findIndex(({ kind, run }) => kind !== 'log' || run !== first.run);
  const same = waiting.slice(0, other < 0 ? waiting.length : other);
  let measurements = 0;
  const fitting = same.findIndex((one) => {
    measurements += measurementsIn(one).length;
    return measurements > MOST_MEASUREMENTS;
  });
  return same.slice(0, fitting < 0 ? same.length : Math.max(1, fitting));
}

/** Writes what goes in one call. */
export async function writeTogether(tracker: Tracker, same: readonly KeptWrite[]): Promise<void> {
  const [first] = same;
  if (!first) return;
  const { run } = first;
  if (first.kind === 'log') return tracker.log(run, same.flatMap(measurementsIn));
  if (first.kind === 'describe') return tracker.describe(run, descriptionIn(first));
  if (first.kind === 'remove') return tracker.remove(run);
  const { name, bytes } = fileIn(first);
  return tracker.attach(run, name, bytes);
}

/** What the tracker gave, with what was kept: what is there again with the same time counts once. */
export function withKept(given: readonly Measurement[], kept: readonly Required<Measurement>[]): Measurement[] {
  const seen = new Set<string>();
  const isNew = ({ at, name }: Measurement) => {
    const key = `${at} ${name}`;
    return !seen.has(key) && seen.add(key);
  };
  for (const measured of given) isNew(measured);
  return [...given, ...kept.filter(isNew)].toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0));
}
