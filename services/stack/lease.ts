import { hostname } from 'node:os';
import { asFault, Fault } from '../domain/fault.ts';
import { leaseJudgement, leaseLabel, OVER_MS } from '../domain/stack/lease.ts';
import type { Clock } from '../ports/clock.ts';
import type { ContainerEngine, VolumeFacts } from '../ports/container-engine.ts';

/** A lease that is not renewed is over soon, and is renewed well before. */
const RENEW_MS = 20_000;
/** After a renewal that failed, while the lease is not over. */
const AGAIN_MS = 5_000;
/** Processes are told apart by their system too: a Windows and the Linux within it share a name, not their processes. */
const HOST = `${hostname()} (${process.platform})`;
/** Two that take over a lease at the same moment: the later one wins, and the earlier one sees it. */
const CONFIRM_MS = 150;

export interface LeaseParts {
  engine: ContainerEngine;
  /** This Meadow: what it could not give back, because the engine was gone, is still its own. */
  own: string;
  project: string;
  clock: Clock;
  signal: AbortSignal;
}

/**
 * Works on a project while no other Meadow does: whoever makes the volume of this name has the lease, which the engine
 * gives to one only. It is empty, and gone afterwards. Throws `stack-busy`.
 */
export async function withLease<T>(parts: LeaseParts, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { own, signal } = parts;
  await take(parts, own);
  const lost = new AbortController();
  const ended = new AbortController();
  const kept = keep(parts, own, ended.signal).catch((error: unknown) => lost.abort(error));
  try {
    return await work(AbortSignal.any([signal, lost.signal]));
  } finally {
    ended.abort();
    // A renewal under way would leave behind a lease that nobody has.
    await kept;
    // Where the engine is gone, it is given back the next time.
    await giveBack(parts).catch(() => undefined);
  }
}

const nameOf = (project: string): string => `${project}_meadow-lease`;

async function take(parts: LeaseParts, own: string): Promise<void> {
  const { engine, clock } = parts;
  const held = await claim(parts, own);
  const { now } = await engine.state();
  // One's own that is late may be taken over at this moment, as any other.
  const judged = leaseJudgement(held, { now, host: HOST, isAlive });
  if (judged === 'held' && isOwn(held, own)) return;
  if (judged === 'held') throw busy(held);
  const found = await look(parts);
  if (found && !isSame(found, held)) throw busy(found);
  if (found) await engine.removeVolume(found.name);
  await claim(parts, own);
  await clock.sleep(CONFIRM_MS);
  const confirmed = await claim(parts, own);
  if (!isOwn(confirmed, own)) throw busy(confirmed);
}

const look = async ({ engine, project }: Pick<LeaseParts, 'engine' | 'project'>): Promise<VolumeFacts | undefined> =>
  (await engine.volumes(leaseLabel.owner)).find(({ name }) => name === nameOf(project));

const isSame = (one: VolumeFacts, other: VolumeFacts): boolean =>
  one.labels[leaseLabel.owner] === other.labels[leaseLabel.owner] && one.created.getTime() === other.created.getTime();

const claim = ({ engine, project }: LeaseParts, own: string): Promise<VolumeFacts> =>
  engine.createVolume(nameOf(project), {
    [leaseLabel.owner]: own,
    [leaseLabel.host]: HOST,
    [leaseLabel.process]: String(process.pid),
  });

const isOwn = ({ labels }: VolumeFacts, own: string): boolean => labels[leaseLabel.owner] === own;

/** Goes on until the work has ended. One renewal that fails is no loss yet; a lease of somebody else is. */
async function keep(parts: LeaseParts, own: string, ended: AbortSignal): Promise<void> {
  const { clock } = parts;
  let renewed = clock.now().getTime();
  let pause = RENEW_MS;
  for (;;) {
    await clock.sleep(pause, ended).catch(() => undefined);
    if (ended.aborted) return;
    try {
      await renew(parts, own);
      renewed = clock.now().getTime();
      pause = RENEW_MS;
    } catch (error) {
      const over = clock.now().getTime() + AGAIN_MS - renewed >= OVER_MS;
      if (over || asFault(error).code === 'stack-busy') throw error;
      pause = AGAIN_MS;
    }
  }
}

/** Labels cannot be changed: the lease is made anew, so that its age tells that its holder lives. */
async function renew(parts: LeaseParts, own: string): Promise<void> {
  const found = await look(parts);
  if (found && !isOwn(found, own)) throw busy(found);
  if (found) await parts.engine.removeVolume(found.name);
  const held = await claim(parts, own);
  if (!isOwn(held, own)) throw busy(held);
}

/** Ends a lease that this Meadow has; no error where it has none. */
export async function giveBack({ engine, project, own }: Omit<LeaseParts, 'clock' | 'signal'>): Promise<void> {
  const found = await look({ engine, project });
  if (found && isOwn(found, own)) await engine.removeVolume(found.name);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const busy = ({ labels }: VolumeFacts): Fault => {
  const host = labels[leaseLabel.host] ?? 'another computer';
  return new Fault(
    'stack-busy',
    `Another Meadow, on ${host}, is starting or stopping the stack.`,
    'Wait until it is done, then try again.',
    {
      details: { host },
    },
  );
};
