import { isDeepStrictEqual } from 'node:util';
import type { Deployed } from '../../../contract/shapes/deployment.ts';
import type { Cluster } from './cluster.ts';
import { readDeployed } from './read-deployed.ts';
import { watchChanges } from './watch-changes.ts';

/** Changes come in crowds: what changed within this is told as one. */
const CROWD_MS = 150;
/** Looks where no change is told of, because the cluster lost the thread. */
const SELDOM_MS = 5000;

/** What is deployed of an app, then each change of it, until the signal. Throws where the cluster cannot be asked. */
export async function* follow(
  cluster: Cluster,
  app: string,
  signal: AbortSignal,
): AsyncGenerator<Deployed | undefined> {
  let changed = Promise.withResolvers<void>();
  watchChanges(cluster, app, () => changed.resolve(), signal);
  signal.addEventListener('abort', () => changed.resolve(), { once: true });
  let told: { deployed: Deployed | undefined } | undefined;
  while (!signal.aborted) {
    const deployed = await readDeployed(cluster, app);
    if (!told || !isDeepStrictEqual(told.deployed, deployed)) yield deployed;
    told = { deployed };
    const timer = setTimeout(() => changed.resolve(), SELDOM_MS);
    await changed.promise;
    clearTimeout(timer);
    await new Promise((resolve) => setTimeout(resolve, CROWD_MS));
    changed = Promise.withResolvers<void>();
    signal.addEventListener('abort', () => changed.resolve(), { once: true });
  }
}
