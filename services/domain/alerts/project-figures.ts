import type { AlertSettings } from '../../../contract/shapes/alert.ts';
import type { DriftSignal } from '../../../contract/shapes/drift.ts';
import type { ProjectFigures } from '../../../contract/shapes/project-figures.ts';
import type { TriggerSettings } from '../../../contract/shapes/trigger.ts';
import { accuracyOf } from './judge-alerts.ts';

export interface FigureFacts {
  /** Of the live version. */
  signals: readonly DriftSignal[];
  /** Whether people said its verdicts were right, newest first. */
  said: readonly boolean[];
  /** All trainings, newest first. */
  runs: readonly { state: string; started: Date }[];
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
  return {
    ...(drift && { drift }),
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
