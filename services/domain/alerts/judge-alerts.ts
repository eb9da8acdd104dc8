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

/** So long after an alert was over, the same is not raised anew: who stands on a border is not told each minute. */
const REST_MS = HOUR_MS;

interface Situation {
  /** The one that answers. */
  version: string;
  now: Date;
  unclear: ReadonlySet<AlertName>;
  /** A person has set something: what holds now is told, however short ago it was over. */
  anew?: boolean;
}

/** What is to be raised, and which alerts are over: their trouble is gone, or the version is not live any more. */
export function decideAlerts(
  troubles: readonly Trouble[],
  told: readonly Told[],
  { version, now, unclear, anew = false }: Situation,
): { raise: Trouble[]; clear: number[] } {
  const wrong = new Set(troubles.map(({ name }) => name));
  const isOver = ({ cleared, name, version: own }: Told) =>
    cleared === undefined && (own !== version || (!wrong.has(name) && !unclear.has(name)));
  const over = told.filter(isOver);
  const rests = ({ name, version: own, cleared }: Told) =>
    wrong.has(name) &&
    own === version &&
    (cleared === undefined || (!anew && Math.abs(now.getTime() - cleared.getTime()) < REST_MS));
  const quiet = new Set(told.filter(rests).map(({ name }) => name));
  return { raise: troubles.filter(({ name }) => !quiet.has(name)), clear: over.map(({ id }) => id) };
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
