import type { Deployed, DeployedPod } from '../../../contract/shapes/deployment.ts';
import { ownCounts } from '../../domain/canary/copy-counts.ts';
import { without } from '../../domain/canary/ledger.ts';
import { verdictOf } from '../ask-copy.ts';
import { type CountParts, countCopies } from '../count-copies.ts';
import type { CanaryRecord } from './canary-records.ts';

export interface CopiesParts extends CountParts {
  /** Throws where it is not here any more. */
  photoBytes(hash: string): Promise<Uint8Array>;
}

type Seen = Pick<CanaryRecord, 'ledgers' | 'agreement' | 'photos' | 'tries'>;

export const readyOf = (pods: readonly DeployedPod[] | undefined, version: string): DeployedPod[] =>
  pods?.filter((pod) => pod.state === 'ready' && pod.version === version) ?? [];

/** Photos that both are asked before it is looked at again: copies answer others meanwhile. */
const PHOTOS_A_LOOK = 6;
/** Looks at which a photo that not both answered is asked about. */
const TRIES = 3;

/** Adds what all copies have counted since the last look. */
export async function addCounts(
  parts: CopiesParts,
  { champion, version, since, ledgers }: CanaryRecord,
  deployed: Deployed,
): Promise<Seen['ledgers']> {
  const of = (pods: readonly DeployedPod[] | undefined, its: string) =>
    pods?.filter((pod) => pod.version === its) ?? [];
  const [ofChampion, ofCanary] = await Promise.all([
    countCopies(parts, ledgers.champion, of(deployed.pods, champion), since),
    countCopies(parts, ledgers.canary, of(deployed.canary?.pods, version), since),
  ]);
  return { champion: ofChampion, canary: ofCanary };
}

/**
 * Asks a copy of each about the next photos, and counts where they say the same. One that not both answer is asked again at
 * the next looks; in the end it is left out, or speaks against the canary where that alone did not answer.
 */
export async function comparePhotos(parts: CopiesParts, record: CanaryRecord, deployed: Deployed): Promise<Seen> {
  const { champion, version, ledgers } = record;
  // Only those whose counts are known, so that what Meadow asks can be taken out of them.
  const old = readyOf(deployed.pods, champion).find(({ name }) => ledgers.champion.last[name]);
  const fresh = readyOf(deployed.canary?.pods, version).find(({ name }) => ledgers.canary.last[name]);
  const { agreement, photos, tries } = record;
  let seen: Seen = { ledgers, agreement, photos, tries };
  if (!old || !fresh) return seen;
  for (const hash of record.photos.slice(0, PHOTOS_A_LOOK)) {
    const photo = await parts.photoBytes(hash).catch(() => undefined);
    if (!photo) {
      // One that was deleted meanwhile is one fewer.
      seen = leftOut(seen);
      continue;
    }
    const ask = async ({ name }: DeployedPod) => {
      const said = await verdictOf({ ...parts, copy: name }, photo).catch(() => undefined);
      return said?.verdict;
    };
    const [one, other] = await Promise.all([ask(old), ask(fresh)]);
    seen = withoutOwn(seen, one, other);
    if (one !== undefined && other !== undefined) seen = compared(seen, one === other);
    else if (seen.tries + 1 < TRIES) return { ...seen, tries: seen.tries + 1 };
    else return one === undefined ? leftOut(seen) : compared(seen, false);
  }
  return seen;
}

const withoutOwn = (seen: Seen, one: string | undefined, other: string | undefined): Seen => {
  const { champion, canary } = seen.ledgers;
  return {
    ...seen,
    ledgers: {
      champion: one === undefined ? champion : without(champion, ownCounts(one)),
      canary: other === undefined ? canary : without(canary, ownCounts(other)),
    },
  };
};

const compared = ({ ledgers, agreement, photos }: Seen, same: boolean): Seen => ({
  ledgers,
  agreement: { ...agreement, asked: agreement.asked + 1, agreed: agreement.agreed + (same ? 1 : 0) },
  photos: photos.slice(1),
  tries: 0,
});

const leftOut = ({ ledgers, agreement, photos }: Seen): Seen => ({
  ledgers,
  agreement: { ...agreement, total: agreement.total - 1 },
  photos: photos.slice(1),
  tries: 0,
});
