import { type AlertName, type AlertSettings, type DriftName, driftName } from '../../../contract/shapes/alert.ts';
import type { DriftSignal } from '../../../contract/shapes/drift.ts';
import type { Counts } from '../traffic/counts.ts';
import { latencyOf } from '../traffic/latency-buckets.ts';

/** What is known of a live version when its alerts are looked at. */
export interface AlertFacts {
  now: Date;
  signals: readonly DriftSignal[];
  /** Whether people said its verdicts were right, newest first. */
  said: readonly boolean[];
  /** Its predictions of the last hour. */
  lastHour: Counts;
  /** When something was asked last, or the version went live. */
  asked: Date;
}

/** Something that is not as it should be. */
export interface Trouble {
  name: AlertName;
  value: number;
  threshold: number;
}

/** What is wrong now, of what is to be told. */
export function judgeAlerts(settings: AlertSettings, facts: AlertFacts): Trouble[] {
  return [
    ...facts.signals.flatMap((signal) => ofDrift(settings, signal)),
    ...ofAccuracy(settings, facts),
    ...ofLatency(settings, facts),
    ...ofSilence(settings, facts),
  ];
}

const ofDrift = (settings: AlertSettings, { name, state, effect, threshold }: DriftSignal): Trouble[] =>
  settings[name].on && state === 'shifted' ? [{ name, value: round(effect), threshold }] : [];

function ofAccuracy(settings: AlertSettings, { said }: AlertFacts): Trouble[] {
  const { on, below } = settings.accuracy;
  const value = accuracyOf(settings, said);
  return on && value !== undefined && value < below
    ? [{ name: 'accuracy', value: round(value), threshold: below }]
    : [];
}

/** Right among the last verdicts that a person judged; nothing where they are too few. */
export function accuracyOf({ accuracy: { last } }: AlertSettings, said: readonly boolean[]): number | undefined {
  const judged = said.slice(0, last);
  return judged.length === last ? judged.filter(Boolean).length / last : undefined;
}

function ofLatency({ latency: { on, aboveMs }, last }: AlertSettings, { lastHour }: AlertFacts): Trouble[] {
  const ms = latencyOf(lastHour.ms);
  return on && ms && lastHour.predictions >= last && ms.p95 > aboveMs
    ? [{ name: 'latency', value: ms.p95, threshold: aboveMs }]
    : [];
}

const HOUR_MS = 3_600_000;

function ofSilence({ silent: { on, hours } }: AlertSettings, { asked, now }: AlertFacts): Trouble[] {
  const value = (now.getTime() - asked.getTime()) / HOUR_MS;
  return on && value >= hours ? [{ name: 'silent', value: Math.floor(value), threshold: hours }] : [];
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** An alert as far as it decides what comes next. */
export interface Told {
  id: number;
  name: AlertName;
  version: string;
  cleared: Date | undefined;
}

/** A trouble that comes back so soon is still the same one: who stands on a border is not told each minute. */
const SAME_MS = HOUR_MS;

interface Situation {
  /** The one that answers. */
  version: string;
  /** When it went live, the last time. */
  since: Date;
  now: Date;
  unclear: ReadonlySet<AlertName>;
  /** A person has set something: what holds now is told, however short ago it was over. */
  anew?: boolean;
}

/** By the ids of alerts, what becomes of them. */
interface Decided {
  raise: Trouble[];
  /** They were over, and are not. */
  reopen: number[];
  /** Their trouble is gone, or the version is not live any more. */
  clear: number[];
}

/** After this, what is wrong and what is open are the same, but for what is unclear. */
export function decideAlerts(
  troubles: readonly Trouble[],
  told: readonly Told[],
  { version, since, now, unclear, anew = false }: Situation,
): Decided {
  const wrong = new Set(troubles.map(({ name }) => name));
  const isOver = ({ cleared, name, version: own }: Told) =>
    cleared === undefined && (own !== version || (!wrong.has(name) && !unclear.has(name)));
  const isOpen = ({ cleared, version: own }: Told) => cleared === undefined && own === version;
  // What was over before the version went live says nothing of now: it may have ended only because another one came.
  const comesBack = ({ cleared, version: own }: Told) =>
    cleared !== undefined &&
    own === version &&
    cleared > since &&
    !anew &&
    Math.abs(now.getTime() - cleared.getTime()) < SAME_MS;
  const decided: Decided = { raise: [], reopen: [], clear: told.filter(isOver).map(({ id }) => id) };
  for (const trouble of troubles) {
    const before = told.filter(({ name }) => name === trouble.name);
    if (before.some(isOpen)) continue;
    const back = before.filter(comesBack).map(({ id }) => id);
    if (back.length > 0) decided.reopen.push(Math.max(...back));
    else decided.raise.push(trouble);
  }
  return decided;
}

/**
 * What cannot be told at the moment, of what is to be told: an alert for it stays as it is. That nothing is known of a
 * trouble any more does not end it.
 */
export function unclearOf(settings: AlertSettings, { signals, said, lastHour }: AlertFacts): Set<AlertName> {
  const isTold = (name: DriftName) =>
    signals.some((signal) => signal.name === name && (signal.state === 'usual' || signal.state === 'shifted'));
  const unclear: AlertName[] = driftName.options.filter((name) => !isTold(name));
  if (said.length < settings.accuracy.last) unclear.push('accuracy');
  if (lastHour.predictions < settings.last) unclear.push('latency');
  return new Set(unclear.filter((name) => settings[name].on));
}
