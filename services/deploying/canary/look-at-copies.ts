import type { Deployed, DeployedPod } from '../../../contract/shapes/deployment.ts';
import { copyCounts, ownCounts } from '../../domain/canary/copy-counts.ts';
import { type Ledger, observe, without } from '../../domain/canary/ledger.ts';
import type { Deployer } from '../../ports/deployer.ts';
import { metricsOf, verdictOf } from './ask-copy.ts';
import type { CanaryRecord } from './canary-records.ts';

export interface CopiesParts {
  deployer: Pick<Deployer, 'connect'>;
  app: string;
  token: string;
  /** Throws where it is not here any more. */
  photoBytes(hash: string): Promise<Uint8Array>;
}

type Seen = Pick<CanaryRecord, 'ledgers' | 'agreement' | 'photos'>;

export const readyOf = (pods: readonly DeployedPod[] | undefined, version: string): DeployedPod[] =>
  pods?.filter((pod) => pod.state === 'ready' && pod.version === version) ?? [];

/** Photos that both are asked before it is looked at again: copies answer others meanwhile. */
const PHOTOS_A_LOOK = 6;

/** Adds what all copies have counted since the last look. One that does not answer is asked the next time. */
export async function addCounts(
  parts: CopiesParts,
  record: CanaryRecord,
  deployed: Deployed,
): Promise<Seen['ledgers']> {
  const { champion, version, since, ledgers } = record;
  const add = async (ledger: Ledger, pods: readonly DeployedPod[]): Promise<Ledger> => {
    let sum = ledger;
    for (const pod of pods) {
      const metrics = await metricsOf({ ...parts, copy: pod.name }).catch(() => undefined);
      if (metrics !== undefined) sum = observe(sum, pod.name, copyCounts(metrics), pod.since >= since);
    }
    return sum;
  };
  const [ofChampion, ofCanary] = await Promise.all([
    add(ledgers.champion, readyOf(deployed.pods, champion)),
    add(ledgers.canary, readyOf(deployed.canary?.pods, version)),
  ]);
  return { champion: ofChampion, canary: ofCanary };
}

/** Asks a copy of each about the next photos, and counts where they say the same. What cannot be asked is left for later. */
export async function comparePhotos(parts: CopiesParts, record: CanaryRecord, deployed: Deployed): Promise<Seen> {
  const { champion, version, ledgers } = record;
  // Only those whose counts are known, so that what Meadow asks can be taken out of them.
  const old = readyOf(deployed.pods, champion).find(({ name }) => ledgers.champion.last[name]);
  const fresh = readyOf(deployed.canary?.pods, version).find(({ name }) => ledgers.canary.last[name]);
  let seen: Seen = { ledgers: record.ledgers, agreement: record.agreement, photos: record.photos };
  if (!old || !fresh) return seen;
  for (const hash of record.photos.slice(0, PHOTOS_A_LOOK)) {
    const photo = await parts.photoBytes(hash).catch(() => undefined);
    const said =
      photo &&
      (await Promise.all(
        [old, fresh].map((pod) => verdictOf({ ...parts, copy: pod.name }, photo).catch(() => undefined)),
      ));
    if (said?.includes(undefined)) return seen;
    seen = next(seen, said as [{ verdict: string }, { verdict: string }] | undefined);
  }
  return seen;
}

function next({ ledgers, agreement, photos }: Seen, said: readonly { verdict: string }[] | undefined): Seen {
  const rest = photos.slice(1);
  // A photo that was deleted meanwhile is one fewer.
  if (!said) return { ledgers, agreement: { ...agreement, total: agreement.total - 1 }, photos: rest };
  const [one, other] = said.map(({ verdict }) => verdict) as [string, string];
  return {
    ledgers: { champion: without(ledgers.champion, ownCounts(one)), canary: without(ledgers.canary, ownCounts(other)) },
    agreement: { ...agreement, asked: agreement.asked + 1, agreed: agreement.agreed + (one === other ? 1 : 0) },
    photos: rest,
  };
}
