import type { Canary } from '../../../contract/shapes/canary.ts';
import { canaryShare } from '../../../contract/shapes/canary-share.ts';
import type { Deployed } from '../../../contract/shapes/deployment.ts';
import { canarySideOf } from '../../domain/canary/canary-side.ts';
import { type CanaryEvidence, judgeCanary } from '../../domain/canary/judge-canary.ts';
import type { CanaryRecord } from './canary-records.ts';
import { readyOf } from './look-at-copies.ts';

/** What is known of both versions by now. */
export function evidenceOf(record: CanaryRecord, deployed: Deployed | undefined, now: Date): CanaryEvidence {
  const { version, champion, ledgers, agreement, ready, ended } = record;
  // Of one that ended all figures stay as they were.
  const copies = ended ? record.copies : copiesReady(record, deployed);
  return {
    champion: canarySideOf(champion, copies?.champion ?? 0, ledgers.champion),
    canary: canarySideOf(version, copies?.canary ?? 0, ledgers.canary),
    agreement,
    seconds: ready === undefined ? 0 : Math.max(0, (now.getTime() - Date.parse(ready)) / 1000),
  };
}

/** How many copies of each are ready now. */
export const copiesReady = (
  { version, champion }: Pick<CanaryRecord, 'version' | 'champion'>,
  deployed: Deployed | undefined,
): NonNullable<CanaryRecord['copies']> => ({
  champion: readyOf(deployed?.pods, champion).length,
  canary: readyOf(deployed?.canary?.pods, version).length,
});

/** A canary as it is shown. `promoting`: a change that puts it in the champion's place goes on. */
export function canaryView(
  record: CanaryRecord,
  deployed: Deployed | undefined,
  { now, promoting }: { now: Date; promoting: boolean },
): Canary {
  const { version, since, percent, byHand, ended, refused, ready, replicas, terms } = record;
  const { champion, canary, agreement, seconds } = evidenceOf(record, deployed, now);
  const isStarting = ready === undefined;
  const verdict = judgeCanary({ champion, canary, agreement, seconds }, terms);
  const waits = verdict.kind === 'wait' ? verdict.waits : [];
  return {
    version,
    state: ended ? 'ended' : promoting ? 'promoting' : isStarting ? 'starting' : 'watched',
    since,
    percent,
    share: canaryShare(canary.copies, champion.copies),
    byHand,
    champion,
    canary,
    agreement,
    waits: ended ? [] : isStarting ? [{ for: 'ready', done: canary.copies, total: replicas }] : waits,
    ...(ended && { ended }),
    ...(refused && { refused }),
  };
}
