import type { DeployedPod } from '../../contract/shapes/deployment.ts';
import { copyCounts } from '../domain/canary/copy-counts.ts';
import { type Ledger, observe, onlyOf } from '../domain/canary/ledger.ts';
import type { Deployer } from '../ports/deployer.ts';
import { metricsOf } from './ask-copy.ts';

export interface CountParts {
  deployer: Pick<Deployer, 'connect'>;
  app: string;
  token: string;
}

/**
 * Adds what the ready ones of some copies have counted since the last look; one that does not answer is asked the next time.
 * Those that are younger than `since` count from their start, others from the first look at them.
 */
export async function countCopies(
  parts: CountParts,
  known: Ledger,
  pods: readonly DeployedPod[],
  since: string,
): Promise<Ledger> {
  let sum = known;
  for (const { name: copy, since: born } of pods.filter(({ state }) => state === 'ready')) {
    const metrics = await metricsOf({ ...parts, copy }).catch(() => undefined);
    if (metrics !== undefined) sum = observe(sum, copy, copyCounts(metrics), born >= since);
  }
  // One that is not ready now may be again.
  return onlyOf(
    sum,
    pods.map(({ name }) => name),
  );
}
