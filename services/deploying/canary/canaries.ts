import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { FaultShape } from '../../../contract/errors.ts';
import type { Canary, CanaryAgreement, CanaryWhy } from '../../../contract/shapes/canary.ts';
import { canaryCopies } from '../../../contract/shapes/canary-share.ts';
import type { Deployed } from '../../../contract/shapes/deployment.ts';
import { judgeCanary } from '../../domain/canary/judge-canary.ts';
import { emptyLedger } from '../../domain/canary/ledger.ts';
import { judgeRollout } from '../../domain/deploying/judge-rollout.ts';
import { digestOf } from '../../domain/digest-of.ts';
import { asFault, type Fault } from '../../domain/fault.ts';
import type { JobControl } from '../../jobs/jobs.ts';
import type { SettingRecords } from '../../ports/catalog/settings.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Deployer, Release } from '../../ports/deployer.ts';
import type { Log } from '../../ports/log.ts';
import { prepare, untilReady } from '../roll-out.ts';
import type { Wish } from '../wishes.ts';
import { answersAlready, gateRefused, noCanary, noChampionReady } from './canary-faults.ts';
import { type CanaryRecord, createCanaryRecords } from './canary-records.ts';
import { canaryView, copiesReady, evidenceOf } from './canary-view.ts';
import { canaryWhys } from './canary-whys.ts';
import { addCounts, comparePhotos, readyOf } from './look-at-copies.ts';

export interface CanariesParts {
  records: SettingRecords;
  clock: Clock;
  log: Log;
  wished(project: string): Promise<Wish>;
  deployerOf(wish: Wish): Promise<Deployer>;
  releaseOf(project: string, wish: { version: string; replicas: number }): Promise<Release>;
  /** One change of a project's deployment at a time. Throws `already-running`. */
  change(project: string, kind: string, work: (control: JobControl) => Promise<void>): { job: string };
  isChanging(project: string): boolean;
  /** Puts a version in the champion's place, everywhere it answers. Throws `gate-refused`. */
  promote(project: string, version: string, how: PromoteHow): Promise<{ job: string }>;
  /** Why the gate would not let a version go live now; nothing where it would. */
  gateRefusal(project: string, version: string): Promise<Fault | undefined>;
  /** Hashes of photos by which two versions can be compared, those first that neither has learnt from. */
  photosFor(project: string, version: string): Promise<string[]>;
  photoBytes(project: string, hash: string): Promise<Uint8Array>;
  /** By what copies are asked, by others and by the core. */
  access(): Promise<Release['access']>;
  /** Something of it is other than before. */
  tell(project: string): void;
}

/** `itself`: no person said so; `force`: why it is to be promoted although the gate refused it. */
export interface PromoteHow {
  itself: boolean;
  force?: string | undefined;
}

export interface CanaryOrder {
  project: string;
  version: string;
  percent: number;
  byHand: boolean;
  minutes: number;
  answers: number;
}

/** Versions beside the deployed ones that get a share of the photos, watched until they are promoted or aborted. */
export interface Canaries {
  /** `refused`: the gate would not let it go live. Throws `bad-request` and `canary-alone`. */
  start(order: CanaryOrder): Promise<{ job: string; refused?: FaultShape }>;
  /** Throws `not-found` where there is none, and `gate-refused` where the gate said no and `force` gives no reason. */
  promote(project: string, force?: string): Promise<{ job: string }>;
  /** Throws `not-found` where there is none. */
  abort(project: string): Promise<{ job: string }>;
  view(project: string, deployed: Deployed | undefined): Promise<Canary | undefined>;
  /**
   * Another version is about to take the champion's place: its canary ends, unless it is that very version; how one ended
   * before is forgotten.
   */
  makeWay(project: string, version: string, deployer: Deployer): Promise<void>;
  /** A version has taken the champion's place: its canary has done its work. */
  settled(project: string, version: string, deployer: Deployer): Promise<void>;
  /** A version could not take the champion's place: where it is the canary, a person decides now. */
  failed(project: string, version: string, thrown: unknown): Promise<void>;
  forget(project: string): Promise<void>;
  /** Goes on with those that a core which died was watching. */
  begin(): Promise<void>;
  close(): void;
}

const LOOK_MS = 2000;

export function createCanaries(parts: CanariesParts): Canaries {
  const { clock, log, tell } = parts;
  const records = createCanaryRecords(parts.records);
  const watching = new Map<string, AbortController>();
  const faults = new Map<string, unknown>();

  const running = async (project: string): Promise<CanaryRecord | undefined> => {
    const record = await records.of(project);
    return record?.ended ? undefined : record;
  };
  const required = async (project: string): Promise<CanaryRecord> => {
    const record = await running(project);
    if (record) return record;
    throw noCanary();
  };
  const unwatch = (project: string) => {
    watching.get(project)?.abort();
    watching.delete(project);
    faults.delete(project);
  };
  const end = async (project: string, { id }: CanaryRecord, how: 'promoted' | 'aborted', why: CanaryWhy) => {
    unwatch(project);
    await records.note(project, id, { ended: { at: clock.now().toISOString(), how, why } });
    tell(project);
  };
  /** Where the cluster is away it is tried again at the next look. */
  const abortIt = async (project: string, record: CanaryRecord, why: CanaryWhy, deployer: Deployer) => {
    await records.note(project, record.id, { aborting: why });
    const there = (await deployer.read(project))?.canary;
    // Copies of another version are somebody else's by now.
    if (there === undefined || there.version === record.version) await deployer.endCanary(project);
    await end(project, record, 'aborted', why);
  };

  /**
   * Has its copies asked for, and waits until they are ready; ends it where they do not get so. `again`: they may have been
   * asked for before.
   */
  const bring = async (project: string, record: CanaryRecord, control: JobControl, { again = false } = {}) => {
    let asked = again;
    let access: string | undefined;
    const deployer = await parts.deployerOf(await parts.wished(project));
    try {
      const release = await parts.releaseOf(project, record);
      await prepare({ deployer, release, control });
      control.signal.throwIfAborted();
      control.report({ stage: 'deploy-apply', done: 0, total: 0 });
      access = digestOf(release.access);
      asked = true;
      await deployer.askCanary(release);
      const read = async () => (await deployer.read(project))?.canary;
      await untilReady({ read, release, before: record.champion, control, clock });
    } catch (thrown) {
      const fault = asFault(thrown);
      // Meadow is ending: the next start carries on.
      if (asFault(control.signal.reason).code === 'closing') throw fault;
      const words = typeof fault.details.why === 'string' ? fault.details.why : fault.message;
      const why = control.signal.aborted ? canaryWhys.person() : canaryWhys.notReady(words, fault.details.said);
      // What is there where nothing was asked for, or was refused, is somebody else's.
      if (!asked || fault.code === 'deploy-conflict') await end(project, record, 'aborted', why);
      else
        await abortIt(project, record, why, deployer).catch((left: unknown) => {
          log.warn('A canary is still there', { project, left });
          watch(project, record.id);
        });
      throw fault;
    }
    const ready = await records.note(project, record.id, { ready: clock.now().toISOString(), access });
    if (ready) watch(project, ready.id);
  };

  const watch = (project: string, id: string) => {
    unwatch(project);
    const watcher = new AbortController();
    watching.set(project, watcher);
    const { signal } = watcher;
    void (async () => {
      let unready = clock.now().getTime();
      while (!signal.aborted) {
        try {
          const now = clock.now().getTime();
          if (await look(project, id, (now - unready) / 1000, signal)) unready = now;
          faults.delete(project);
        } catch (thrown) {
          if (!signal.aborted) faults.set(project, thrown);
        }
        await clock.sleep(LOOK_MS, signal).catch(() => undefined);
      }
    })();
  };

  /** Looks at both once, and acts by what it sees; whether all the canary's copies are ready. */
  const look = async (project: string, id: string, unready: number, signal: AbortSignal): Promise<boolean> => {
    const record = await running(project);
    if (record?.id !== id) {
      watching.get(project)?.abort();
      return false;
    }
    const wish = await parts.wished(project);
    const deployer = await parts.deployerOf(wish);
    if (record.aborting) {
      await abortIt(project, record, record.aborting, deployer);
      return false;
    }
    const deployed = await deployer.read(project);
    // What goes on now ends it, or leaves it as it is.
    if (signal.aborted || parts.isChanging(project)) return true;
    if (hasSettled(wish, record)) {
      await settle(project, record, deployer);
      return false;
    }
    const readiness = judgeRollout(deployed?.canary, record.version, unready);
    if (readiness.kind === 'overruled') await abortIt(project, record, canaryWhys.gone(), deployer);
    if (readiness.kind === 'failed') {
      const why = canaryWhys.notReady(readiness.why, readiness.told.said);
      await abortIt(project, record, why, deployer);
    }
    if (readiness.kind === 'overruled' || readiness.kind === 'failed' || !deployed) return false;
    await giveKey(project, record, { wish, deployer });
    const seen = await observe(project, record, deployed, deployer);
    if (signal.aborted || !seen) return true;
    await act(project, seen, deployed, deployer);
    return readiness.kind === 'done';
  };

  /** Once the champion's copies know another key, its own are told it too. */
  const giveKey = async (
    project: string,
    record: CanaryRecord,
    { wish, deployer }: { wish: Wish; deployer: Deployer },
  ) => {
    const access = digestOf(await parts.access());
    if (wish.access !== access || record.access === access) return;
    await deployer.askCanary(await parts.releaseOf(project, record));
    await records.note(project, record.id, { access });
  };

  /** The champion's copies are of its version: its own are not needed any more. */
  const settle = async (project: string, record: CanaryRecord, deployer: Deployer) => {
    await deployer.endCanary(project);
    await end(project, record, 'promoted', record.promoting ?? canaryWhys.person());
  };

  const observe = async (project: string, record: CanaryRecord, deployed: Deployed, deployer: Deployer) => {
    const photoBytes = (hash: string) => parts.photoBytes(project, hash);
    const copies = { deployer, app: project, token: (await parts.access()).token, photoBytes };
    const compared = { ...record, ...(await comparePhotos(copies, record, deployed)) };
    const { agreement, photos, tries } = compared;
    const ledgers = await addCounts(copies, compared, deployed);
    const seen = { agreement, photos, tries, ledgers, copies: copiesReady(record, deployed) };
    tell(project);
    if (isDeepStrictEqual({ ...record, ...seen }, record)) {
      const known = await running(project);
      return known?.id === record.id ? known : undefined;
    }
    return records.note(project, record.id, seen);
  };

  const act = async (project: string, record: CanaryRecord, deployed: Deployed, deployer: Deployer) => {
    const verdict = judgeCanary(evidenceOf(record, deployed, clock.now()), record.terms);
    if (verdict.kind === 'abort') await abortIt(project, record, verdict.why, deployer);
    if (verdict.kind !== 'promote' || record.byHand) return;
    await records.note(project, record.id, { promoting: verdict.why });
    await promoteIt(project, record, { itself: true }).catch(() => undefined);
  };

  const promoteIt = async (project: string, { version }: CanaryRecord, how: PromoteHow) => {
    try {
      return await parts.promote(project, version, how);
    } catch (thrown) {
      const fault = asFault(thrown);
      const told = fault.code === 'gate-refused' ? gateRefused(fault) : fault;
      // Another change came first: it is looked at again when that is over.
      if (fault.code !== 'already-running') await failed(project, version, told);
      throw told;
    }
  };
  const failed = async (project: string, version: string, thrown: unknown) => {
    const record = await running(project);
    if (record?.version !== version) return;
    await records.note(project, record.id, { refused: asFault(thrown).toShape(), byHand: true, promoting: undefined });
    tell(project);
  };

  return {
    async start({ project, version, percent, byHand, minutes, answers }) {
      const wish = await parts.wished(project);
      if (wish.version === version) throw answersAlready(version);
      const [release, champion] = await Promise.all([
        parts.releaseOf(project, { version, replicas: 1 }),
        parts.releaseOf(project, { version: wish.version, replicas: 1 }),
      ]);
      const beside = await (await parts.deployerOf(wish)).read(project);
      if (readyOf(beside?.pods, wish.version).length === 0) throw noChampionReady(version);
      const sameClasses = classesOf(release) === classesOf(champion);
      // A version that is not to go live may be tried all the same: only a person promotes it then.
      const refusal = wish.follows ? await parts.gateRefusal(project, version) : undefined;
      const refused = refusal && { refused: gateRefused(refusal).toShape() };
      const begun = parts.change(project, 'deploy-canary', async (control) => {
        const deployer = await parts.deployerOf(wish);
        const known = await running(project);
        if (known && known.version !== version) await abortIt(project, known, canaryWhys.overtaken(version), deployer);
        unwatch(project);
        const replicas = (await deployer.read(project))?.replicas ?? wish.replicas;
        const photos = sameClasses ? await parts.photosFor(project, version) : [];
        const record: CanaryRecord = {
          id: randomUUID(),
          version,
          champion: wish.version,
          percent,
          replicas: canaryCopies(percent, replicas),
          byHand: byHand || refused !== undefined,
          ...refused,
          terms: { answers, seconds: minutes * 60 },
          since: clock.now().toISOString(),
          ledgers: { champion: emptyLedger, canary: emptyLedger },
          agreement: agreementOf(photos, sameClasses),
          photos,
          tries: 0,
        };
        await records.put(project, record);
        tell(project);
        await bring(project, record, control, { again: known?.version === version });
      });
      return { ...begun, ...refused };
    },
    async promote(project, force) {
      const record = await required(project);
      await records.note(project, record.id, { promoting: canaryWhys.person() });
      return promoteIt(project, record, { itself: false, force });
    },
    async abort(project) {
      const record = await required(project);
      const wish = await parts.wished(project);
      return parts.change(project, 'deploy-canary-end', async () =>
        abortIt(project, record, canaryWhys.person(), await parts.deployerOf(wish)),
      );
    },
    async view(project, deployed) {
      const record = await records.of(project);
      if (!record || isOld(record, clock.now())) return undefined;
      const wish = await parts.wished(project);
      const promoting = wish.changing && wish.version === record.version;
      const fault = faults.get(project);
      return {
        ...canaryView(record, deployed, { now: clock.now(), promoting }),
        ...(fault !== undefined && !record.ended && { fault: asFault(fault).toShape() }),
      };
    },
    async makeWay(project, version, deployer) {
      const record = await records.of(project);
      if (!record) return;
      // How one ended is told until another change comes after it.
      if (record.ended) return version === standingAfter(record) ? undefined : records.remove(project);
      if (record.version === version || record.champion === version) return;
      await abortIt(project, record, canaryWhys.overtaken(version), deployer);
    },
    async settled(project, version, deployer) {
      const record = await running(project);
      if (record?.version === version) await settle(project, record, deployer);
    },
    failed,
    async forget(project) {
      unwatch(project);
      await records.remove(project);
    },
    async begin() {
      for (const [project, record] of Object.entries(await records.all())) {
        if (record.ended) continue;
        const settled = hasSettled(await parts.wished(project).catch(() => undefined), record);
        if (record.ready !== undefined || record.aborting || settled || parts.isChanging(project))
          watch(project, record.id);
        else parts.change(project, 'deploy-canary', (control) => bring(project, record, control, { again: true }));
      }
    },
    close() {
      for (const project of watching.keys()) unwatch(project);
    },
  };
}

/** How one ended is told for a day. */
const TOLD_MS = 24 * 3_600_000;
const isOld = ({ ended }: CanaryRecord, now: Date): boolean =>
  ended !== undefined && now.getTime() - Date.parse(ended.at) > TOLD_MS;

/** It was promoted, though whoever did so may have been ended before it could be told. */
const hasSettled = (wish: Wish | undefined, { version }: CanaryRecord): boolean =>
  wish !== undefined && !wish.changing && wish.version === version;

/** The version that answers once a canary has ended. */
const standingAfter = ({ ended, version, champion }: CanaryRecord): string =>
  ended?.how === 'promoted' ? version : champion;

const classesOf = ({ model }: Release): string => model.classes.toSorted().join('\n');

const agreementOf = (photos: readonly string[], sameClasses: boolean): CanaryAgreement => ({
  asked: 0,
  agreed: 0,
  total: photos.length,
  ...(!sameClasses ? { none: 'other-classes' as const } : photos.length === 0 && { none: 'no-photos' as const }),
});
