import { isDeepStrictEqual } from 'node:util';
import type { Deployment, DeployTarget } from '../../contract/shapes/deployment.ts';
import type { Clock } from '../ports/clock.ts';
import type { Deployer } from '../ports/deployer.ts';

export interface WatchParts {
  project: string;
  /** What is deployed of it now; nothing where it is not wanted anywhere. */
  look(): Promise<Deployment | undefined>;
  target(): Promise<DeployTarget | undefined>;
  deployer(target: DeployTarget): Promise<Deployer>;
  /** Calls back at each change of what is wanted, until the signal. */
  onWish(changed: () => void, signal: AbortSignal): void;
  clock: Clock;
}

/** Where the target tells of no change: it may be away, or have nothing yet. */
const SELDOM_MS = 4000;

/** What is deployed of a project, then each change of it, until the signal. */
export async function* watchDeployment(
  { project, look, target, deployer, onWish, clock }: WatchParts,
  signal: AbortSignal,
): AsyncGenerator<{ deployment?: Deployment }> {
  let changed = Promise.withResolvers<void>();
  const ring = () => changed.resolve();
  onWish(ring, signal);
  signal.addEventListener('abort', ring, { once: true });
  void follow();
  let told: { deployment: Deployment | undefined } | undefined;
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

  async function follow(): Promise<void> {
    while (!signal.aborted) {
      const where = await target();
      if (where) {
        const there = await deployer(where).catch(() => undefined);
        try {
          for await (const _ of there?.watch(project, signal) ?? []) ring();
        } catch {
          // It is away; `look` says so.
        }
      }
      await clock.sleep(SELDOM_MS, signal).catch(() => undefined);
    }
  }
}
