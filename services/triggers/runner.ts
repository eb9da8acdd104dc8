import type { RunsOn } from '../../contract/shapes/run.ts';
import type { Reason, RunCause, TriggerName } from '../../contract/shapes/trigger.ts';
import { asFault } from '../domain/fault.ts';
import { type DecideFacts, type Decision, decide } from '../domain/triggers/decide.ts';
import { judgeTriggers, wanting } from '../domain/triggers/judge-triggers.ts';
import type { DecisionRecord, OrderedTraining } from '../ports/catalog/triggers.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import type { Power } from '../ports/power.ts';
import { findProject } from '../steps/find-project.ts';
import { type GatherParts, gather, type Known } from './gather.ts';
import { type Keeper, type Outcome, same } from './keeper.ts';
import { isAsked, untilOf } from './show-decision.ts';

export interface RunnerParts extends Pick<GatherParts, 'countNewPhotos' | 'zone'> {
  catalog: GatherParts['catalog'] & Pick<Catalog, 'projects'>;
  clock: Clock;
  power: Power;
  keeper: Keeper;
  /** Whether a training of the project goes on. */
  isTrained(project: string): boolean;
  /** Whether photos are being added to the project, or just were. */
  isAdding(project: string, now: Date): boolean | Promise<boolean>;
  /** Begins a training of the project, or has it begun. */
  start(project: string, cause: RunCause, now: Date): Promise<Begun>;
  /** Whose clock this is. */
  clockOf: RunsOn;
  /** Whose clock the triggers of the project go by. */
  chosen(project: string): Promise<RunsOn>;
}

/** A training that was begun, or one that Airflow is told to begin. */
export type Begun = { run: string } | { run: undefined; ordered: OrderedTraining };

/** Carries out what is decided of a project's triggers. */
export interface Runner {
  /** What is known now, and what a decision goes by. */
  known(project: string): Promise<{ known: Known; facts: DecideFacts }>;
  /**
   * Begins a training where a trigger wants one, of `only` these, or the one that waits its turn. Nothing where the
   * project goes by another clock. When it is to be looked at again, at latest.
   */
  look(
    project: string,
    how: { signal?: AbortSignal | undefined; only?: readonly TriggerName[] },
  ): Promise<Date | undefined>;
  /** Begins a training because a person asked for it, or queues it. */
  runNow(project: string, trigger: TriggerName): Promise<DecisionRecord>;
}

/** So long Airflow has to begin what it was told of before the project went by another clock. */
const LOST_MS = 10 * 60_000;

const ASKED: Reason = { code: 'asked', values: {} };

export function createRunner(parts: RunnerParts): Runner {
  const { catalog, clock, keeper, power } = parts;

  const factsOf = async (
    project: string,
    { facts: { now, runs }, untrainable, begun, memory }: Known,
  ): Promise<DecideFacts> => ({
    now,
    untrainable,
    begun,
    queued: memory.queued,
    // One that another core runs, or that Airflow is about to begin, goes on as well.
    running: parts.isTrained(project) || memory.ordered !== undefined || runs.some(({ state }) => state === 'running'),
    adding: await parts.isAdding(project, now),
    onBattery: await power.onBattery(),
  });

  /** Begins what was decided; where that fails, nothing ran. */
  const carryOut = async (project: string, now: Date, { start, decided }: Decision): Promise<Outcome> => {
    if (!start) return { decided, run: undefined };
    try {
      return { decided, ...(await parts.start(project, start, now)) };
    } catch (thrown) {
      const { code, message } = asFault(thrown).toShape();
      const reason: Reason = { code: 'not-started', values: { why: code, message } };
      return {
        decided: decided.map((one) => (one.ran ? { ...one, ran: false, reason, cause: one.reason } : one)),
        run: undefined,
      };
    }
  };

  const look: Runner['look'] = async (project, { signal, only }) => {
    if (!(await catalog.projects.find(project)) || (await parts.chosen(project)) !== parts.clockOf) return undefined;
    const now = clock.now();
    const before = await catalog.triggers.memory(project);
    const known = await gather(parts, project, now);
    const { settings, memory } = known;
    if (parts.clockOf === 'here' && isLost(known)) {
      const { trigger, cause } = memory.ordered as OrderedTraining;
      await parts.start(project, { trigger, reason: cause }, now);
      return undefined;
    }
    const wants = wanting(settings, judgeTriggers(settings, known.facts)).filter(
      ({ trigger }) =>
        (!only || only.includes(trigger) || trigger === memory.queued?.trigger) && !isOrdered(memory, trigger),
    );
    const next = settings.weekly.on ? known.facts.schedule.next : undefined;
    if (wants.length === 0 && !memory.queued) {
      if (!same(before, memory)) await catalog.triggers.keep(project, { memory });
      return next;
    }
    const decision = decide(settings.limits, await factsOf(project, known), wants);
    // Who ends meanwhile begins nothing; the next start looks again.
    signal?.throwIfAborted();
    const outcome = await carryOut(project, now, decision);
    await keeper.keep(project, before, { now, memory, queued: decision.queued, all: false }, outcome);
    return earliest(next, ...decision.decided.map(({ reason }) => untilOf(reason)));
  };

  const runNow = async (project: string, trigger: TriggerName): Promise<DecisionRecord> => {
    await findProject(catalog.projects, project);
    const now = clock.now();
    const before = await catalog.triggers.memory(project);
    const known = await gather(parts, project, now);
    const facts = await factsOf(project, known);
    const queued = facts.queued && isAsked(facts.queued) ? facts.queued : { trigger, cause: ASKED, at: now };
    const decision = decide(known.settings.limits, { ...facts, queued }, [{ trigger, cause: ASKED }]);
    const outcome = await carryOut(project, now, decision);
    const { memory } = known;
    const kept = await keeper.keep(project, before, { now, memory, queued: decision.queued, all: true }, outcome);
    const own = kept.find((one) => one.trigger === trigger);
    if (!own) throw new Error(`Nothing was decided of ${trigger}.`);
    return own;
  };

  return {
    async known(project) {
      const known = await gather(parts, project, clock.now());
      return { known, facts: await factsOf(project, known) };
    },
    look,
    runNow,
  };
}

/** Airflow was told, and is no longer whose clock counts, nor has it begun: it may be switched off. */
const isLost = ({ memory: { ordered }, facts: { now, runs } }: Known): boolean =>
  ordered !== undefined &&
  now.getTime() - ordered.at.getTime() > LOST_MS &&
  !runs.some(({ state }) => state === 'running');

/** The training that is about to begin is one that it wanted. */
const isOrdered = ({ ordered, since }: Known['memory'], trigger: TriggerName): boolean =>
  ordered !== undefined && (since[trigger]?.getTime() ?? 0) >= ordered.at.getTime();

const earliest = (...moments: (Date | undefined)[]): Date | undefined =>
  moments.filter((moment) => moment !== undefined).toSorted((one, other) => Number(one) - Number(other))[0];
