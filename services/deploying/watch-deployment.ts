import { isDeepStrictEqual } from 'node:util';
import type { Deployment } from '../../contract/shapes/deployment.ts';
import type { Clock } from '../ports/clock.ts';
import type { Deployer } from '../ports/deployer.ts';

export interface WatchParts {
  project: string;
  /** What is deployed of it now; nothing where it is not wanted anywhere. */
  look(): Promise<Deployment | undefined>;
  /** Where it is wanted; nothing where it is not. */
  deployer(): Promise<Deployer | undefined>;
  /** Calls back at each change of what is wanted, until the signal. */
  onWish(changed: () => void, signal: AbortSignal): void;
  clock: Clock;
}

/** Where the target tells of no change: it may be away, or have nothing yet. */
const SELDOM_MS = 4000;

/** What is deployed of a project, then each change of it, until the signal. */
export async function* watchDeployment(
  { project, look, deployer, onWish, clock }: WatchParts,
  until: AbortSignal,
): AsyncGenerator<{ deployment?: Deployment }> {
  const left = new AbortController();
  const signal = AbortSignal.any([until, left.signal]);
  let changed = Promise.withResolvers<void>();
  const ring = () => changed.resolve();
  onWish(ring, signal);
  signal.addEventListener('abort', ring, { once: true });
  void follow();
  let told: { deployment: Deployment | undefined } | undefined;
  try {
    while (!signal.aborted) {
      changed = Promise.withResolvers();
      const deployment = await look();
      if (!told || !isDeepStrictEqual(told.deployment, deployment)) yield deployment ? { deployment } : {};
      told = { deployment };
      const pause = new AbortController();
      await Promise.race([
        changed.promise,
        clock.sleep(SELDOM_MS, AbortSignal.any([pause.signal, signal])).catch(() => undefined),
      ]);
      pause.abort();
    }
  } finally {
    left.abort();
  }

  async function follow(): Promise<void> {
    while (!signal.aborted) {
      try {
        const there = await deployer();
        for await (const _ of there?.watch(project, signal) ?? []) ring();
      } catch {
        // It is away; `look` says so.
      }
      await clock.sleep(SELDOM_MS, signal).catch(() => undefined);
    }
  }
}
