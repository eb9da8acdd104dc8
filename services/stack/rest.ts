import type { StackStatus } from '../../contract/shapes/stack.ts';
import { idleJudgement, worksOn } from '../domain/stack/idle.ts';
import { label } from '../domain/stack/labels.ts';
import type { StackFile } from '../domain/stack/stack-file.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Clock } from '../ports/clock.ts';
import type { ContainerEngine } from '../ports/container-engine.ts';
import type { IdleSettings } from './idle-settings.ts';

export interface RestParts {
  idle: IdleSettings;
  jobs: Jobs;
  clock: Clock;
  status(): Promise<StackStatus>;
  engine(): Promise<ContainerEngine>;
  file(): Promise<StackFile>;
  /** When somebody last used it from here. */
  used(): Date;
  /** Whether a training goes on in its records, whoever does it. */
  trains(): Promise<boolean>;
  stop(): Promise<unknown>;
  signal: AbortSignal;
}

const LOOK_MS = 60_000;

/** The service whose containers photos of other programs come to, and where it writes when the last one did. */
const FRONT = { name: 'api-front', volume: 'targets', file: 'asked' };

/** Stops the stack once nobody used it for as long as was chosen, until the signal. */
export async function restWhenIdle(parts: RestParts): Promise<void> {
  const { clock, signal } = parts;
  while (!signal.aborted) {
    await clock.sleep(LOOK_MS, signal).catch(() => undefined);
    // An engine that is away is no reason to end.
    if (!signal.aborted) await look(parts).catch(() => undefined);
  }
}

/** Whether it was stopped. */
export async function look(parts: Omit<RestParts, 'signal'>): Promise<boolean> {
  const { idle, jobs, clock, status, used, trains, stop } = parts;
  const { minutes } = await idle.read();
  if (minutes === 0) return false;
  const { services, work, state, another } = await status();
  // What another Meadow started is its to stop.
  if (another || work || state === 'off' || state === 'starting') return false;
  const started = services.flatMap(({ started: at }) => (at ? new Date(at) : []));
  const newest = started.toSorted((a, b) => b.getTime() - a.getTime())[0];
  const running = new Map(services.flatMap(({ name, started: at, cpu }) => (at ? [[name, cpu] as const] : [])));
  const { stop: rests } = idleJudgement({
    now: clock.now(),
    minutes,
    used: [used(), newest, await lastAsked(parts)],
    working: worksOn(running) || jobs.list().some(({ state: how }) => how === 'running' || how === 'waiting'),
  });
  if (!rests || (await trains())) return false;
  await idle.noteRest(clock.now().toISOString());
  await stop();
  return true;
}

/** When a photo last came to the API. */
async function lastAsked({ engine, file }: Pick<RestParts, 'engine' | 'file'>): Promise<Date | undefined> {
  const { project, services } = await file();
  const mount = services.find(({ name }) => name === FRONT.name)?.volumes.find(({ volume }) => volume === FRONT.volume);
  if (!mount) return undefined;
  const found = await engine();
  const containers = await found.containers(`${label.project}=${project}`);
  const front = containers.find(({ labels }) => labels[label.service] === FRONT.name);
  const files = front && (await found.files(front.id, mount.path).catch(() => undefined));
  const text = files?.get(FRONT.file);
  const moment = text && new Date(Buffer.from(text).toString('utf8'));
  return moment && Number.isFinite(moment.getTime()) ? moment : undefined;
}
