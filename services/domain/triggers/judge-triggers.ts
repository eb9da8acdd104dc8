import { type TriggerName, type TriggerSettings, triggerName } from '../../../contract/shapes/trigger.ts';
import { judgeAccuracy } from './judge-accuracy.ts';
import { type Drift, judgeDrift } from './judge-drift.ts';
import { judgeFailedRun, type PastRun } from './judge-failed-run.ts';
import { judgeNewPhotos } from './judge-new-photos.ts';
import { judgeWeekly, type Schedule } from './judge-weekly.ts';
import type { Verdict } from './verdict.ts';

/** What the triggers of a project look at. */
export interface TriggerFacts {
  now: Date;
  /** Labelled photos that the last training did not have. */
  newPhotos: number;
  schedule: Schedule;
  live: string | undefined;
  /** See `judgeAccuracy`. */
  said: readonly boolean[];
  drift: Drift;
  /** Newest first. */
  runs: readonly PastRun[];
}

/** What each trigger says, whether it is switched on or not. */
export const judgeTriggers = (settings: TriggerSettings, facts: TriggerFacts): Record<TriggerName, Verdict> => ({
  'new-photos': judgeNewPhotos(settings['new-photos'], facts.newPhotos),
  weekly: judgeWeekly(facts.schedule, facts.now),
  'live-accuracy': judgeAccuracy(settings['live-accuracy'], facts.live, facts.said),
  drift: judgeDrift(settings.drift, facts.live, facts.drift),
  'failed-run': judgeFailedRun(settings['failed-run'], facts.runs),
});

/** Those that are switched on and want to run. */
export const wanting = (settings: TriggerSettings, verdicts: Record<TriggerName, Verdict>) =>
  triggerName.options
    .filter((name) => settings[name].on && verdicts[name].fires)
    .map((trigger) => ({ trigger, cause: verdicts[trigger].reason }));
