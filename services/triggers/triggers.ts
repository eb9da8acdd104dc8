import { setTimeout } from 'node:timers/promises';
import type { MeadowEvent } from '../../contract/events.ts';
import type { Handlers } from '../../contract/handlers.ts';
import { type TriggerName, triggerSettings } from '../../contract/shapes/trigger.ts';
import type { triggers } from '../../contract/triggers.ts';
import { withChange } from '../domain/with-change.ts';
import { createTurns } from '../jobs/in-turn.ts';
import type { Alone } from '../jobs/look-leases.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { PipelineClock } from '../ports/pipeline-clock.ts';
import { findProject } from '../steps/find-project.ts';
import { createNewPhotos } from './count-new-photos.ts';
import { dryRunsOf } from './dry-runs.ts';
import { createKeeper } from './keeper.ts';
import { createRunner, type RunnerParts } from './runner.ts';
import { checkTimetable } from './schedule.ts';
import { isAsked, showDecision } from './show-decision.ts';

export interface TriggersParts extends Omit<RunnerParts, 'countNewPhotos' | 'keeper' | 'isAdding' | 'clockOf'> {
  objects: ObjectStore;
  emit(event: MeadowEvent): void;
  /** Whether photos are being added to a project. */
  isAdding(): boolean;
  /** Where other cores, or Airflow, look at the same triggers. */
  alone: Alone;
  /** Whose clock others go by; none where there is none. */
  pipelines?: Pick<PipelineClock, 'nextLook'> | undefined;
}

export interface Triggers extends Handlers<typeof triggers> {
  /** The projects for which something was set. */
  projects(): Promise<string[]>;
  /**
   * Looks at a project's triggers, and begins a training where one wants it, but none once the signal is aborted: it
   * throws its reason then. When it is to be looked at again, at latest.
   */
  look(project: string, signal?: AbortSignal): Promise<Date | undefined>;
  /** Photos of the project changed at that moment. */
  photosChanged(project: string): void;
}

/** Nobody waits longer to see when it looks next. */
const ASK_MS = 1500;

const looksAt = async (pipelines: TriggersParts['pipelines'], trigger: TriggerName): Promise<{ looks?: string }> => {
  const asked = pipelines?.nextLook(trigger).catch(() => undefined);
  const next = await Promise.race([asked, setTimeout(ASK_MS, undefined, { ref: false })]);
  return next ? { looks: next.toISOString() } : {};
};

/** So long after a change of photos more may come. */
const QUIET_MS = 3000;

/** Trainings that begin by themselves. What is decided is pure, in `domain/triggers/`; here it is carried out. */
export function createTriggers(parts: TriggersParts): Triggers {
  const { catalog, clock, emit, zone } = parts;
  const newPhotos = createNewPhotos(parts);
  const keeper = createKeeper(parts);
  const turns = createTurns();
  const inTurn: Alone = (project, work) => turns(project, () => parts.alone(project, work));
  const changes = new Map<string, Date>();
  const isAdding = (project: string, now: Date) => {
    const last = changes.get(project);
    return parts.isAdding() || (last !== undefined && Math.abs(now.getTime() - last.getTime()) < QUIET_MS);
  };
  const runner = createRunner({ ...parts, keeper, countNewPhotos: newPhotos.count, isAdding, clockOf: 'here' });

  const dryRuns = async (project: string) => {
    await findProject(catalog.projects, project);
    const { known, facts } = await runner.known(project);
    return { known, runs: dryRunsOf(known, facts) };
  };

  const settingsOf = async (project: string) => {
    await findProject(catalog.projects, project);
    return { ...(await catalog.triggers.settings(project)), zone };
  };

  return {
    projects: () => catalog.triggers.projects(),
    look: async (project, signal) =>
      (await parts.chosen(project)) === 'here' ? inTurn(project, () => runner.look(project, { signal })) : undefined,
    photosChanged(project) {
      changes.set(project, clock.now());
      newPhotos.stale(project);
    },
    async list({ project }) {
      const [{ known, runs }, clock] = await Promise.all([dryRuns(project), parts.chosen(project)]);
      const { queued, ordered } = known.memory;
      return Promise.all(
        runs.map(async ({ next, ...state }) => {
          const last = await keeper.lastOf(project, state.name);
          return {
            ...state,
            ...(state.enabled && next !== undefined && { next }),
            ...(last && { last: showDecision(last) }),
            queued: queued?.trigger === state.name,
            ordered: ordered?.trigger === state.name,
            clock,
            ...(clock === 'stack' && (await looksAt(parts.pipelines, state.name))),
          };
        }),
      );
    },
    settings: ({ project }) => settingsOf(project),
    change: ({ project, change }) =>
      inTurn(project, async () => {
        const before = await settingsOf(project);
        if (change.weekly) checkTimetable({ cron: change.weekly.cron, zone: change.weekly.zone ?? zone });
        const settings = triggerSettings.parse(withChange(before, change));
        // In the stack others look at it, elsewhere: there "here" is no time zone.
        if (change.weekly && parts.pipelines) settings.weekly.zone ??= zone;
        const memory = await catalog.triggers.memory(project);
        // A new timetable holds from now on: what it would have had before was not missed.
        if (JSON.stringify(settings.weekly) !== JSON.stringify(before.weekly)) memory.since.weekly = clock.now();
        const off = memory.queued && !isAsked(memory.queued) && !settings[memory.queued.trigger].on;
        await catalog.triggers.keep(project, { settings, memory: off ? { ...memory, queued: undefined } : memory });
        emit({ type: 'triggers.changed', project });
        return { ...settings, zone };
      }),
    async dryRun({ project, trigger }) {
      const found = (await dryRuns(project)).runs.find(({ name }) => name === trigger);
      if (!found) throw new Error(`There is no trigger ${trigger}.`);
      return found;
    },
    run: async ({ project, trigger }) => showDecision(await inTurn(project, () => runner.runNow(project, trigger))),
    async decisions({ project, limit }) {
      await findProject(catalog.projects, project);
      return (await catalog.triggers.decisions(project, { limit })).map(showDecision);
    },
  };
}
