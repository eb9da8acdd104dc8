import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { type ClusterRollout, clusterRollout } from '../../contract/shapes/cluster-rollout.ts';
import { Fault } from '../domain/fault.ts';
import { deployersOf, deployWanted } from '../domain/project-settings.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';

/** What a training wants deployed. */
const wantedShape = z.object({ run: z.string(), version: z.string(), at: z.iso.datetime() });
export type Wanted = z.infer<typeof wantedShape>;

const answerShape = clusterRollout.pick({ state: true, fault: true }).extend({ run: z.string() });
export type DeployerAnswer = z.infer<typeof answerShape>;

/** A Meadow that deploys a project to a cluster it has access to, and what it said of the last that was wanted. */
const deployerShape = clusterRollout
  .pick({ where: true, by: true })
  .extend({ seen: z.iso.datetime(), answer: answerShape.optional() });
type Deployer = z.infer<typeof deployerShape>;
const deployersShape = z.record(z.string(), deployerShape);

/**
 * What is wanted of a project's deployments, and which Meadows answer for them. Those who want and those who can are on
 * different computers, and meet in the stack's records.
 */
export interface DesiredStates {
  /** Writes that a run wants a version deployed; gives since when it does. */
  want(project: string, wanted: Omit<Wanted, 'at'>): Promise<Date>;
  wanted(project: string): Promise<Wanted | undefined>;
  /** How each Meadow that deploys the project stands to a run; not those that were not seen for a month. */
  rollouts(project: string, run: string): Promise<ClusterRollout[]>;
  /** Says that a Meadow deploys the project, and where; without `what`, that it does not. */
  attend(project: string, meadow: string, what: Pick<Deployer, 'where' | 'by'> | undefined): Promise<void>;
  /** Says how a Meadow stands to what is wanted; nothing where it does not deploy the project. */
  answer(project: string, meadow: string, answer: DeployerAnswer): Promise<void>;
}

const DAY_MS = 24 * 3600 * 1000;
/** A computer that was given away, or whose cluster was, is not waited for at each training for ever. */
const FORGOTTEN_MS = 30 * DAY_MS;
/** A change of the list takes milliseconds. */
const LEASE_MS = 5000;
const LOOK_MS = 50;

/** Reads and writes the records of the stack. Throws what the catalog throws. */
export function createDesiredStates(
  { settings, leases }: Pick<Catalog, 'settings' | 'leases'>,
  clock: Clock,
): DesiredStates {
  const owner = randomUUID();
  const wanted = async (project: string) => wantedShape.safeParse(await settings.get(deployWanted(project))).data;
  const deployers = async (project: string) =>
    deployersShape.catch({}).parse((await settings.get(deployersOf(project))) ?? {});
  /** One core at a time, so that none overwrites what another has just written. */
  const change = async (project: string, how: (known: Record<string, Deployer>) => Record<string, Deployer>) => {
    const name = deployersOf(project);
    const before = await deployers(project);
    // Many look, few change.
    if (isDeepStrictEqual(how(before), before)) return;
    for (let waited = 0; !(await leases.take(name, owner, LEASE_MS)); waited += LOOK_MS) {
      if (waited > 2 * LEASE_MS)
        throw new Fault('already-running', 'Another Meadow changes the same record.', 'It is tried again.', {
          details: { case: 'record' },
        });
      await clock.sleep(LOOK_MS);
    }
    try {
      await settings.put(name, how(await deployers(project)));
    } finally {
      await leases.release(name, owner);
    }
  };
  const isSeen = ({ seen }: Deployer, within: number) => clock.now().getTime() - Date.parse(seen) < within;

  return {
    wanted,
    async want(project, { run, version }) {
      const before = await wanted(project);
      // A step that is tried again waits no longer for it.
      if (before?.run === run && before.version === version) return new Date(before.at);
      const at = clock.now();
      await settings.put(deployWanted(project), { run, version, at: at.toISOString() });
      return at;
    },
    async rollouts(project, run) {
      return Object.entries(await deployers(project)).flatMap(([meadow, one]) => {
        if (!isSeen(one, FORGOTTEN_MS)) return [];
        const { where, by, answer } = one;
        if (answer?.run !== run) return [{ meadow, where, by, state: 'waiting' as const }];
        return [{ meadow, where, by, state: answer.state, ...(answer.fault && { fault: answer.fault }) }];
      });
    },
    attend: (project, meadow, what) =>
      change(project, ({ [meadow]: known, ...others }) => {
        if (!what) return others;
        const same = known?.where === what.where && known.by === what.by;
        if (same && isSeen(known, DAY_MS)) return { ...others, [meadow]: known };
        const seen = clock.now().toISOString();
        return { ...others, [meadow]: { ...(same && known), ...what, seen } };
      }),
    answer: (project, meadow, answer) =>
      change(project, (known) => {
        const one = known[meadow];
        if (!one || isDeepStrictEqual(one.answer, answer)) return known;
        return { ...known, [meadow]: { ...one, answer, seen: clock.now().toISOString() } };
      }),
  };
}
