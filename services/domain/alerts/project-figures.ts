import type { AlertSettings } from '../../../contract/shapes/alert.ts';
import type { DriftSignal } from '../../../contract/shapes/drift.ts';
import type { ProjectFigures } from '../../../contract/shapes/project-figures.ts';
import type { TriggerSettings } from '../../../contract/shapes/trigger.ts';
import { accuracyOf } from './judge-alerts.ts';

/** A training; `ended`: none of one that goes on. */
interface TrainingFact {
  state: string;
  mode: string;
  started: Date;
  /** When it was gone on with last, where it had stopped. */
  resumed?: Date | undefined;
  ended: Date | undefined;
}

export interface FigureFacts {
  /** Of the live version. */
  signals: readonly DriftSignal[];
  /** Whether people said its verdicts were right, newest first. */
  said: readonly boolean[];
  /** All trainings, newest first. */
  runs: readonly TrainingFact[];
  created: Date;
  weekly: TriggerSettings['weekly'];
  /** When the calendar's trigger was switched on, or ran last. */
  weeklySince: Date | undefined;
}

/** What is told of a project outside of Meadow, by the rules of its own alerts. */
export function figuresOf(settings: AlertSettings, facts: FigureFacts): ProjectFigures {
  const drift = driftOf(settings, facts.signals);
  const accuracy = accuracyOf(settings, facts.said);
  const trained = facts.runs.find(({ state }) => state === 'done')?.started;
  const training = trainingOf(facts.runs);
  return {
    ...(drift && { drift }),
    ...(training && { training }),
    ...(accuracy !== undefined && { accuracy }),
    ...(settings.accuracy.on && { leastAccuracy: settings.accuracy.below }),
    ...(trained && { trained: trained.toISOString() }),
    ...(isWeekly(facts.weekly) && { weeklySince: waitedSince(facts, trained).toISOString() }),
  };
}

function driftOf(settings: AlertSettings, signals: readonly DriftSignal[]): ProjectFigures['drift'] {
  const told = signals.filter(({ name, state }) => settings[name].on && (state === 'usual' || state === 'shifted'));
  if (told.length === 0) return undefined;
  return {
    shifted: told.filter(({ state }) => state === 'shifted').length,
    farthest: Math.max(...told.map(({ effect, threshold }) => Math.abs(effect) / threshold)),
  };
}

/** The training that goes on, and how long those of its kind took: three times the longest of the last, but not too little. */
function trainingOf(runs: readonly TrainingFact[]): ProjectFigures['training'] {
  const running = runs.find(({ state }) => state === 'running');
  if (!running) return undefined;
  const took = runs
    .filter(({ state, mode }) => state === 'done' && mode === running.mode)
    .slice(0, LAST)
    .map(({ started, ended = started }) => (ended.getTime() - started.getTime()) / 1000);
  const within = took.length === 0 ? UNKNOWN_S : Math.max(LEAST_S, 3 * Math.max(...took));
  return { since: (running.resumed ?? running.started).toISOString(), within };
}

const LAST = 5;
const LEAST_S = 30 * 60;
/** Where there was none before: as long as Airflow gives a step. */
const UNKNOWN_S = 4 * 60 * 60;

/** Whether it comes at least once a week: no day of the month and no month are named. */
function isWeekly({ on, cron }: TriggerSettings['weekly']): boolean {
  const [, , day, month] = cron.split(/\s+/);
  return on && day === '*' && month === '*';
}

/** A training that failed is none: only one that succeeded ends the wait, or that the calendar was switched on since. */
function waitedSince({ runs, created, weeklySince }: FigureFacts, trained: Date | undefined): Date {
  const ran = runs.some(({ started }) => weeklySince && started >= weeklySince);
  const moments = [created, trained, ran ? undefined : weeklySince].filter((moment) => moment !== undefined);
  return new Date(Math.max(...moments.map((moment) => moment.getTime())));
}
