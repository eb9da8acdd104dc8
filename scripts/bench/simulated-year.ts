import assert from 'node:assert/strict';
import { liveAYear, type Year, ZONE } from './simulated-year/year.ts';
import { say, table } from './table.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PER_DAY = 4;
const COOL_DOWN = HOUR;

/** A year of trainings that begin by themselves, under a clock that obeys. Throws where a promise is broken. */
export async function simulatedYear(): Promise<void> {
  const year = await liveAYear();
  check(year);
  report(year);
  plot(year);
}

function check({ runs, decisions, versions }: Year): void {
  const starts = runs.map(({ started }) => started.getTime());
  assert(
    runs.every(({ cause }) => cause !== undefined),
    'Every run says why it ran.',
  );
  assert(
    runs.every(({ run }) => decisions.some((decision) => decision.ran && decision.run === run)),
    'Every run was decided.',
  );
  assert(
    starts.every((at, place) => place === 0 || at - starts[place - 1]! >= COOL_DOWN),
    'The cool-down is kept.',
  );
  for (const at of starts) assert(starts.filter((other) => other <= at && at - other < DAY).length <= PER_DAY);
  assert(!versions.some(({ passed, bad }) => passed && bad), 'No version made of a bad batch is live.');
  assert(
    versions.some(({ bad }) => bad),
    'There were bad batches.',
  );
}

function report({ runs, decisions, versions, asleepDays, databaseBytes }: Year): void {
  const ran = (code: string) => runs.filter(({ cause }) => cause?.reason.code === code).length;
  const held = Map.groupBy(
    decisions.filter((decision) => !decision.ran),
    ({ reason }) => reason.code,
  );
  const bad = versions.filter((version) => version.bad);
  const onTime = decisions.filter((decision) => decision.ran && decision.reason.code === 'due');
  const hours = new Set(onTime.map(({ at }) => localHour(at)));
  say(
    table([
      ['in a simulated year', ''],
      ['trainings begun by new photos', String(ran('new-photos'))],
      ['by the calendar, on time', `${ran('due')} (at ${[...hours].join(', ')} in ${ZONE}, daylight saving or not)`],
      ['by the calendar, missed asleep or held', String(ran('missed'))],
      ['after a failed one', String(ran('run-failed'))],
      ['without a reason', String(runs.filter(({ cause }) => !cause).length)],
      ...[...held].map(([code, all]) => [`held: ${code}`, String(all.length)]),
      ['whole days asleep', String(asleepDays)],
      ['versions, live at some time', `${versions.length}, ${versions.filter(({ passed }) => passed).length}`],
      ['versions made of a bad batch, let live', `${bad.length}, ${bad.filter(({ passed }) => passed).length}`],
      ['size of the catalog at the end', `${(databaseBytes / 1e6).toFixed(1)} MB`],
    ]),
  );
}

/** A column a week. */
function plot({ runs, versions, decisions }: Year): void {
  const weeks = 53;
  const weekOf = (at: Date) => Math.floor((at.getTime() - Date.UTC(2026, 0, 1)) / (7 * DAY));
  const row = (name: string, moments: readonly Date[], mark: string) => {
    const counts = Array.from({ length: weeks }, (_, week) => moments.filter((at) => weekOf(at) === week).length);
    const cells = counts.map((count) => (count === 0 ? '·' : count === 1 ? mark : String(Math.min(count, 9))));
    return `${name.padEnd(13)}${cells.join('')}`;
  };
  const begun = (...codes: string[]) =>
    runs.filter(({ cause }) => codes.includes(cause?.reason.code ?? '')).map(({ started }) => started);
  const at = (passed: boolean) => versions.filter((version) => version.passed === passed).map((version) => version.at);
  say('\nA column a week; a digit where it happened more than once.\n');
  say('```');
  say(`${''.padEnd(13)}J   F   M    A   M    J   J    A   S   O    N   D`);
  say(row('new photos', begun('new-photos'), 'o'));
  say(row('calendar', begun('due'), 'o'));
  say(row('missed', begun('missed'), 'm'));
  say(row('failed run', begun('run-failed'), 'r'));
  say(
    row(
      'held',
      decisions.filter(({ ran }) => !ran).map((decision) => decision.at),
      '-',
    ),
  );
  say(row('went live', at(true), '+'));
  say(row('refused', at(false), 'x'));
  say('```');
}

const localHour = (at: Date): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' }).format(at);
