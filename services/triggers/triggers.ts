import type { MeadowEvent } from '../../contract/events.ts';
import type { Handlers } from '../../contract/handlers.ts';
import {
  type Reason,
  type RunCause,
  type TriggerChange,
  type TriggerDecision,
  type TriggerName,
  type TriggerSettings,
  triggerName,
  triggerSettings,
} from '../../contract/shapes/trigger.ts';
import type { DryRun, triggers } from '../../contract/triggers.ts';
import { asFault } from '../domain/fault.ts';
import { type Decided, type Decision, decide, isNews, type Queued } from '../domain/triggers/decide.ts';
import { holdOf } from '../domain/triggers/hold.ts';
import { judgeTriggers, wanting } from '../domain/triggers/judge-triggers.ts';
import { findProject } from '../pipeline/find-project.ts';
import type { Catalog, DecisionRecord, TriggerMemory } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Power } from '../ports/power.ts';
import { createNewPhotos } from './count-new-photos.ts';
import { type GatherParts, gather, type Known } from './gather.ts';
import { checkTimetable } from './schedule.ts';
import { createTurns } from './turns.ts';

export interface TriggersParts {
  catalog: GatherParts['catalog'] & Pick<Catalog, 'projects'>;
  objects: ObjectStore;
  clock: Clock;
  power: Power;
  /** The time zone of this machine. */
  zone: string;
  emit(event: MeadowEvent): void;
  /** Whether a training of the project goes on. */
  isTrained(project: string): boolean;
  /** Whether photos are being added to a project. */
  isAdding(): boolean;
  /** Begins a training of the project. */
  start(project: string, cause: RunCause): Promise<{ run: string }>;
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

/** So long after a change of photos more may come. */
const QUIET_MS = 3000;

const ASKED: Reason = { code: 'asked', values: {} };

/** Trainings that begin by themselves. What is decided is pure, in `domain/triggers/`; here it is carried out. */
export function createTriggers(parts: TriggersParts): Triggers {
  const { catalog, clock, emit, power, zone } = parts;
  const newPhotos = createNewPhotos(parts);
  const gatherParts = { catalog, countNewPhotos: newPhotos.count, zone };
  const inTurn = createTurns();
  const changes = new Map<string, Date>();

  const isAdding = (project: string, now: Date) => {
    const last = changes.get(project);
    return parts.isAdding() || (last !== undefined && Math.abs(now.getTime() - last.getTime()) < QUIET_MS);
  };
  const factsOf = async (project: string, { facts: { now }, untrainable, begun, memory }: Known) => ({
    now,
    untrainable,
    begun,
    queued: memory.queued,
    running: parts.isTrained(project),
    adding: isAdding(project, now),
    onBattery: await power.onBattery(),
  });

  /** Begins what was decided; where that fails, nothing ran. */
  const carryOut = async (project: string, { start, decided }: Decision): Promise<Outcome> => {
    if (!start) return { decided, run: undefined };
    try {
      return { decided, ...(await parts.start(project, start)) };
    } catch (thrown) {
      const { code, message } = asFault(thrown).toShape();
      const reason: Reason = { code: 'not-started', values: { why: code, message } };
      return {
        decided: decided.map((one) => (one.ran ? { ...one, ran: false, reason, cause: one.reason } : one)),
        run: undefined,
      };
    }
  };

  const lastOf = async (project: string, trigger: TriggerName) =>
    (await catalog.triggers.decisions(project, { trigger, limit: 1 }))[0];

  /** Writes down what became of it; `all`: also what was said the last time. */
  const keep = async (
    project: string,
    before: TriggerMemory,
    { now, memory, queued, all }: { now: Date; memory: TriggerMemory; queued: Queued | undefined; all: boolean },
    { decided, run }: Outcome,
  ): Promise<DecisionRecord[]> => {
    const news = await Promise.all(decided.map(async (one) => all || isNews(one, await lastOf(project, one.trigger))));
    const since = { ...memory.since };
    for (const { trigger, ran } of decided) if (ran) since[trigger] = now;
    const next = { since, queued };
    const decisions = decided
      .filter((_, at) => news[at])
      .map((one) => ({ ...one, at: now, run: one.ran ? run : undefined }));
    if (decisions.length === 0 && same(before, next)) return [];
    const kept = await catalog.triggers.keep(project, { memory: next, decisions });
    emit({ type: 'triggers.changed', project });
    return kept;
  };

  const look = async (project: string, signal: AbortSignal | undefined): Promise<Date | undefined> => {
    if (!(await catalog.projects.find(project))) return undefined;
    const now = clock.now();
    const before = await catalog.triggers.memory(project);
    const known = await gather(gatherParts, project, now);
    const { settings, memory } = known;
    const wants = wanting(settings, judgeTriggers(settings, known.facts));
    const next = settings.weekly.on ? known.facts.schedule.next : undefined;
    if (wants.length === 0 && !memory.queued) {
      if (!same(before, memory)) await catalog.triggers.keep(project, { memory });
      return next;
    }
    const decision = decide(settings.limits, await factsOf(project, known), wants);
    // Who ends meanwhile begins nothing; the next start looks again.
    signal?.throwIfAborted();
    const outcome = await carryOut(project, decision);
    await keep(project, before, { now, memory, queued: decision.queued, all: false }, outcome);
    return earliest(next, ...decision.decided.map(({ reason }) => untilOf(reason)));
  };

  const runNow = async (project: string, trigger: TriggerName): Promise<DecisionRecord> => {
    await findProject(catalog.projects, project);
    const now = clock.now();
    const before = await catalog.triggers.memory(project);
    const known = await gather(gatherParts, project, now);
    const facts = await factsOf(project, known);
    const queued = facts.queued && isAsked(facts.queued) ? facts.queued : { trigger, cause: ASKED, at: now };
    const decision = decide(known.settings.limits, { ...facts, queued }, [{ trigger, cause: ASKED }]);
    const outcome = await carryOut(project, decision);
    const { memory } = known;
    const kept = await keep(project, before, { now, memory, queued: decision.queued, all: true }, outcome);
    const own = kept.find((one) => one.trigger === trigger);
    if (!own) throw new Error(`Nothing was decided of ${trigger}.`);
    return own;
  };

  const dryRuns = async (project: string): Promise<{ known: Known; runs: DryRun[] }> => {
    await findProject(catalog.projects, project);
    const known = await gather(gatherParts, project, clock.now());
    const { settings } = known;
    const verdicts = judgeTriggers(settings, known.facts);
    const facts = await factsOf(project, known);
    const hold = facts.running ? ({ code: 'queued', values: {} } as const) : holdOf(settings.limits, facts);
    const runs = triggerName.options.map((name): DryRun => {
      const { fires, reason } = verdicts[name];
      const next = fires ? untilOf(hold) : name === 'weekly' ? known.facts.schedule.next : undefined;
      return {
        name,
        enabled: settings[name].on,
        runs: fires && !hold,
        reason: fires ? (hold ?? reason) : reason,
        ...(fires && hold && { cause: reason }),
        ...(next && { next: next.toISOString() }),
      };
    });
    return { known, runs };
  };

  const settingsOf = async (project: string) => {
    await findProject(catalog.projects, project);
    return { ...(await catalog.triggers.settings(project)), zone };
  };

  return {
    projects: () => catalog.triggers.projects(),
    look: (project, signal) => inTurn(project, () => look(project, signal)),
    photosChanged(project) {
      changes.set(project, clock.now());
      newPhotos.stale(project);
    },
    async list({ project }) {
      const { known, runs } = await dryRuns(project);
      return Promise.all(
        runs.map(async ({ next, ...state }) => {
          const last = await lastOf(project, state.name);
          return {
            ...state,
            ...(state.enabled && next !== undefined && { next }),
            ...(last && { last: show(last) }),
            queued: known.memory.queued?.trigger === state.name,
          };
        }),
      );
    },
    settings: ({ project }) => settingsOf(project),
    change: ({ project, change }) =>
      inTurn(project, async () => {
        const before = await settingsOf(project);
        if (change.weekly) checkTimetable({ cron: change.weekly.cron, zone: change.weekly.zone ?? zone });
        const settings = withChange(before, change);
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
    run: async ({ project, trigger }) => show(await inTurn(project, () => runNow(project, trigger))),
    async decisions({ project, limit }) {
      await findProject(catalog.projects, project);
      return (await catalog.triggers.decisions(project, { limit })).map(show);
    },
  };
}

/** What came of a decision. */
interface Outcome {
  decided: Decided[];
  run: string | undefined;
}

const isAsked = (queued: Queued | undefined): boolean => queued?.cause.code === 'asked';

/** When what holds it has passed, where that can be told. */
const untilOf = (reason: Reason | undefined): Date | undefined => {
  const { until } = reason?.values ?? {};
  return typeof until === 'string' ? new Date(until) : undefined;
};

const withChange = (settings: TriggerSettings, change: TriggerChange): TriggerSettings =>
  triggerSettings.parse({
    ...settings,
    ...Object.fromEntries(Object.entries(change).filter(([, group]) => group !== undefined)),
  });

const earliest = (...moments: (Date | undefined)[]): Date | undefined =>
  moments.filter((moment) => moment !== undefined).toSorted((one, other) => Number(one) - Number(other))[0];

const same = (one: TriggerMemory, other: TriggerMemory): boolean =>
  JSON.stringify([Object.entries(one.since).toSorted(), one.queued]) ===
  JSON.stringify([Object.entries(other.since).toSorted(), other.queued]);

const show = ({ id, trigger, at, ran, reason, cause, run }: DecisionRecord): TriggerDecision => ({
  id,
  trigger,
  at: at.toISOString(),
  ran,
  reason,
  ...(cause && { cause }),
  ...(run !== undefined && { run }),
});
