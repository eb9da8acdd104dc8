import type { Reason, RunCause, TriggerName } from '../../contract/shapes/trigger.ts';
import { asFault } from '../domain/fault.ts';
import { type DecideFacts, type Decision, decide } from '../domain/triggers/decide.ts';
import { judgeTriggers, wanting } from '../domain/triggers/judge-triggers.ts';
import { findProject } from '../pipeline/find-project.ts';
import type { DecisionRecord } from '../ports/catalog/triggers.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import type { Power } from '../ports/power.ts';
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
  isAdding(project: string, now: Date): boolean;
  /** Begins a training of the project. */
  start(project: string, cause: RunCause): Promise<{ run: string }>;
}

/** Carries out what is decided of a project's triggers. */
export interface Runner {
  /** What is known now, and what a decision goes by. */
  known(project: string): Promise<{ known: Known; facts: DecideFacts }>;
  /** Begins a training where a trigger wants one. When it is to be looked at again, at latest. */
  look(project: string, signal: AbortSignal | undefined): Promise<Date | undefined>;
  /** Begins a training because a person asked for it, or queues it. */
  runNow(project: string, trigger: TriggerName): Promise<DecisionRecord>;
}

const ASKED: Reason = { code: 'asked', values: {} };

export function createRunner(parts: RunnerParts): Runner {
  const { catalog, clock, keeper, power } = parts;

  const factsOf = async (
    project: string,
    { facts: { now }, untrainable, begun, memory }: Known,
  ): Promise<DecideFacts> => ({
    now,
    untrainable,
    begun,
    queued: memory.queued,
    running: parts.isTrained(project),
    adding: parts.isAdding(project, now),
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

  const look = async (project: string, signal: AbortSignal | undefined): Promise<Date | undefined> => {
    if (!(await catalog.projects.find(project))) return undefined;
    const now = clock.now();
    const before = await catalog.triggers.memory(project);
    const known = await gather(parts, project, now);
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
    const outcome = await carryOut(project, decision);
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

const earliest = (...moments: (Date | undefined)[]): Date | undefined =>
  moments.filter((moment) => moment !== undefined).toSorted((one, other) => Number(one) - Number(other))[0];
