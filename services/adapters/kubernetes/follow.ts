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
export async function* follow(cluster: Cluster, app: string, until: AbortSignal): AsyncGenerator<Deployed | undefined> {
  const left = new AbortController();
  const signal = AbortSignal.any([until, left.signal]);
  let changed = Promise.withResolvers<void>();
  const ring = () => changed.resolve();
  signal.addEventListener('abort', ring, { once: true });
  watchChanges(cluster, app, ring, signal);
  let told: { deployed: Deployed | undefined } | undefined;
  try {
    while (!signal.aborted) {
      changed = Promise.withResolvers();
      const deployed = await readDeployed(cluster, app);
      if (!told || !isDeepStrictEqual(told.deployed, deployed)) yield deployed;
      told = { deployed };
      const timer = setTimeout(ring, SELDOM_MS);
      await changed.promise;
      clearTimeout(timer);
      await new Promise((resolve) => setTimeout(resolve, CROWD_MS));
    }
  } finally {
    left.abort();
  }
}
