import { isDeepStrictEqual } from 'node:util';
import type { Clusters, deploying as deployingContract, PodLogLine } from '../../contract/deploying.ts';
import type { MeadowEvent } from '../../contract/events.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { Check } from '../../contract/shapes/check.ts';
import type { Deployment, DeployTarget } from '../../contract/shapes/deployment.ts';
import type { ServedModel } from '../../contract/shapes/predictor.ts';
import { asFault } from '../domain/fault.ts';
import { hasEnded, type JobControl, type Jobs } from '../jobs/jobs.ts';
import type { SettingRecords } from '../ports/catalog/settings.ts';
import type { Clock } from '../ports/clock.ts';
import type { Deployer, PodLine, Release } from '../ports/deployer.ts';
import type { Log } from '../ports/log.ts';
import { askDeployed } from './ask-deployed.ts';
import { type CanariesParts, createCanaries, type PromoteHow } from './canary/canaries.ts';
import { createCarryOut } from './carry-out.ts';
import { copiesOf } from './copies-of.ts';
import {
  deployedElsewhere,
  deploymentBusy,
  needsWindow,
  notDeployed,
  nothingBefore,
  nothingReady,
} from './deploy-faults.ts';
import { type ChangeHow, createFollowing, type Following } from './following.ts';
import { createHeed, type HeedParts } from './heed.ts';
import { inBatches } from './in-batches.ts';
import { isGone } from './is-gone.ts';
import { createJournals, type JournalsParts } from './journals.ts';
import { createProbation } from './probation.ts';
import { requireCluster, requireSame } from './require-cluster.ts';
import { requireCopy } from './require-copy.ts';
import { watchDeployment } from './watch-deployment.ts';
import { createWays } from './ways.ts';
import { createWishes, settledOf, type Wish } from './wishes.ts';

export interface DeployingParts extends Pick<CanariesParts, 'photosFor' | 'photoBytes' | 'gateRefusal'> {
  records: SettingRecords;
  jobs: Jobs;
  clock: Clock;
  log: Log;
  emit(event: MeadowEvent): void;
  /** False for a command that ends soon: it opens no port, and starts no copies that would end with it. */
  open: boolean;
  clusters(): Promise<Clusters>;
  /** Throws `cluster-missing` and `kubeconfig-broken`. */
  deployer(target: DeployTarget): Promise<Deployer>;
  examine(context: string): Promise<Check[]>;
  /** A version with its file on this computer. Throws `model-missing`. */
  model(version: string): Promise<ServedModel>;
  /** Throws `not-found` where the project has no live version. */
  liveVersion(project: string): Promise<string>;
  /** Makes the version before the live one live again. Throws `not-found` where there is none. */
  rollbackLive(project: string): Promise<string>;
  /**
   * Makes a version live; `itself`: no person said so, it answered well as a canary. Throws `gate-refused` where no reason
   * is given to `force` it, and `model-refused`.
   */
  promoteLive(version: string, how: PromoteHow): Promise<void>;
  access(): Promise<Release['access']>;
  takeOver: JournalsParts['takeOver'];
  desired: HeedParts['desired'];
  self: HeedParts['self'];
}

export interface Deploying extends Handlers<typeof deployingContract>, Following {
  /** Carries out what a core that died had begun, and follows what goes live. */
  begin(): Promise<void>;
  /** Where a project is deployed. */
  targetOf(project: string): Promise<DeployTarget | undefined>;
  /** How programs of this computer ask what is deployed of a project. Throws `not-found`, `nothing-ready`, `cluster-…`. */
  reach(project: string): Promise<DeployedApi>;
  close(): Promise<void>;
}

export interface DeployedApi {
  address: string;
  /** Where it asks for one. */
  key: string | undefined;
  /** How many copies are ready now. */
  copies(): Promise<number>;
}

/** Versions of projects where they are wanted: deployed, followed, taken back. */
export function createDeploying(parts: DeployingParts): Deploying {
  const { jobs, clock, emit, log } = parts;
  const wishes = createWishes(parts.records);
  const ways = createWays({ log, clock, open: parts.open });
  const heed = createHeed({ ...parts, wishes });
  const running = new Map<string, string>();
  const closed = new AbortController();
  const listeners = new Set<() => void>();
  const ring = () => {
    for (const listener of listeners) listener();
  };
  const tell = (project: string) => {
    emit({ type: 'deployment.changed', project });
    ring();
  };

  const jobOf = (project: string): string | undefined => {
    const job = running.get(project);
    return job !== undefined && !hasEnded(jobs.get(job)) ? job : undefined;
  };
  /** One change of a project's deployment at a time. */
  const begin = (project: string, kind: string, work: (control: JobControl) => Promise<void>) => {
    if (jobOf(project) !== undefined) throw deploymentBusy();
    const { id, result } = jobs.start(kind, work);
    running.set(project, id);
    tell(project);
    const over = () => {
      if (running.get(project) === id) running.delete(project);
      tell(project);
    };
    result.then(over, over);
    return { job: id };
  };
  const wished = async (project: string): Promise<Wish> => {
    const found = await wishes.of(project);
    if (found) return found;
    throw notDeployed();
  };
  const isAway = async (target: DeployTarget): Promise<boolean> =>
    target.kind === 'kubernetes' && isGone(await parts.clusters(), target.context);
  const deployerOf = async ({ target, server }: Pick<Wish, 'target' | 'server'>): Promise<Deployer> => {
    if (target.kind === 'processes' && !parts.open) throw needsWindow();
    if (target.kind === 'kubernetes') requireSame(await parts.clusters(), target.context, server);
    return parts.deployer(target);
  };
  const releaseOf = async (
    project: string,
    { version, replicas, most }: Pick<Wish, 'version' | 'replicas' | 'most'>,
  ): Promise<Release> => ({
    app: project,
    version,
    model: await parts.model(version),
    replicas,
    most,
    access: await parts.access(),
  });

  const change = (
    project: string,
    next: (known: Wish | undefined) => Wish,
    { take = false, kind = 'deploy', goesBack = false }: ChangeHow & { take?: boolean } = {},
  ) =>
    begin(project, kind, async (control) => {
      const known = await wishes.of(project);
      const previous = known && settledOf(known);
      const wish = next(known);
      // Of the same version the first minutes go on.
      const probation = wish.version === known?.version ? known.probation : undefined;
      await wishes.put(project, { ...wish, changing: true, previous, probation, goesBack });
      await carryOut(project, control, { take });
    });
  const toVersion = async (project: string, version: string, how?: ChangeHow) => {
    const known = await wished(project);
    const next = (now = known) => ({
      ...now,
      version,
      before: now.version === version ? now.before : now.version,
    });
    return change(project, next, how);
  };

  /** Of a deployment that follows the live version, that version is made live, so that every API answers with it. */
  const promote = async (project: string, version: string, how: PromoteHow) => {
    if (jobOf(project) !== undefined) throw deploymentBusy();
    const { follows } = await wished(project);
    if (follows && (await parts.liveVersion(project)) !== version) await parts.promoteLive(version, how);
    // What went live may have been followed already.
    const job = jobOf(project);
    return job === undefined ? toVersion(project, version) : { job };
  };
  const canaries = createCanaries({
    ...parts,
    wished,
    deployerOf,
    releaseOf,
    change: begin,
    isChanging: (project) => jobOf(project) !== undefined,
    promote,
    tell: ring,
  });

  const { carryOut, takeBack } = createCarryOut({
    ...parts,
    ...{ wishes, ways, heed, canaries, wished, deployerOf, releaseOf },
    onProbation: (project) => probation.watch(project),
  });
  const probation = createProbation({
    ...parts,
    ...{ wishes, deployerOf, tell },
    isChanging: (project) => jobOf(project) !== undefined,
    async takeBack(project, judged) {
      const { job } = begin(project, 'deploy-back', (control) => takeBack(project, judged, control));
      for await (const _ of jobs.watch(job));
    },
  });

  /** The address of the cluster that is meant, where it may be deployed to. */
  const requireLocal = async (target: DeployTarget, confirmed: string | undefined): Promise<string | undefined> => {
    if (target.kind === 'processes') {
      if (!parts.open) throw needsWindow();
      return undefined;
    }
    return requireCluster(await parts.clusters(), target.context, confirmed).server;
  };
  const firstTarget = async (): Promise<DeployTarget> => ({
    kind: 'kubernetes',
    context: requireCluster(await parts.clusters(), undefined, undefined).context,
  });

  const view = async (project: string, one: Wish): Promise<Deployment> => {
    const job = jobOf(project);
    const { access } = await parts.access();
    const base = {
      project,
      asksForKey: access.requireKey,
      target: one.target,
      follows: one.follows,
      version: one.version,
      ...(one.before !== undefined && one.before !== one.version && { before: one.before }),
      ...(job !== undefined && { job }),
      ...(one.failed && { failed: one.failed }),
      ...(one.probation && { probation: { until: one.probation.until, back: one.probation.back.version } }),
    };
    try {
      const deployer = await deployerOf(one);
      const deployed = await deployer.read(project);
      const way = deployed?.pods.some(({ state }) => state === 'ready')
        ? await ways.find(project, deployer)
        : undefined;
      const canary = await canaries.view(project, deployed);
      return { ...base, ...(deployed && { deployed }), ...(canary && { canary }), ...way };
    } catch (thrown) {
      const canary = await canaries.view(project, undefined);
      return { ...base, ...(canary && { canary }), fault: asFault(thrown).toShape() };
    }
  };
  const onDeployer = async (
    project: string,
    kind: string,
    work: (deployer: Deployer, control: JobControl) => Promise<void>,
  ) => {
    const wish = await wished(project);
    return begin(project, kind, async (control) => work(await deployerOf(wish), control));
  };

  const journals = createJournals({
    ...parts,
    ...{ wishes, deployerOf },
    isChanging: (project) => jobOf(project) !== undefined,
  });
  const following = createFollowing({ ...parts, wishes, heed, jobOf, toVersion });
  const reach = async (project: string): Promise<DeployedApi> => {
    const deployer = await deployerOf(await wished(project));
    const way = await ways.find(project, deployer);
    if (way?.address === undefined) throw nothingReady();
    const { access } = await parts.access();
    return {
      address: way.address,
      key: access.requireKey ? access.key : undefined,
      copies: async () => (await deployer.read(project))?.pods.filter(({ state }) => state === 'ready').length ?? 0,
    };
  };

  return {
    clusters: parts.clusters,
    doctor: ({ context }) => parts.examine(context),
    list: async () => Promise.all(Object.entries(await wishes.all()).map(([project, one]) => view(project, one))),
    async *watch({ project }, signal = closed.signal) {
      const one = () => wishes.of(project);
      yield* watchDeployment(
        {
          project,
          look: async () => {
            const known = await one();
            return known && view(project, known);
          },
          deployer: async () => {
            const known = await one();
            return known && deployerOf(known);
          },
          onWish(changed, until) {
            listeners.add(changed);
            until.addEventListener('abort', () => listeners.delete(changed), { once: true });
          },
          clock,
        },
        AbortSignal.any([signal, closed.signal]),
      );
    },
    async deploy({ project, target, version, replicas, most, confirmed, take = false }) {
      const known = await wishes.of(project);
      const there = target ?? known?.target ?? (await firstTarget());
      const server = await requireLocal(there, confirmed);
      if (known && !isDeepStrictEqual(known.target, there)) throw deployedElsewhere(known.target);
      const copies = copiesOf({ replicas, most }, known, there);
      const asked = version ?? (await parts.liveVersion(project));
      await parts.model(asked);
      const wish = (now: Wish | undefined): Wish => ({
        ...now,
        target: there,
        server,
        version: asked,
        follows: version === undefined,
        ...copies,
        before: now?.version === asked ? now.before : now?.version,
        changing: true,
      });
      return change(project, wish, { take });
    },
    async rollback({ project }) {
      const known = await wished(project);
      if (jobOf(project) !== undefined) throw deploymentBusy();
      if (!known.follows) {
        if (known.before === undefined || known.before === known.version) throw nothingBefore();
        return toVersion(project, known.before, { goesBack: true });
      }
      const version = await parts.rollbackLive(project);
      // What went live may have been followed already.
      const job = jobOf(project);
      return job === undefined ? toVersion(project, version, { goesBack: true }) : { job };
    },
    async scale({ project, replicas, most }) {
      const { target } = await wished(project);
      const copies = copiesOf({ replicas, most }, undefined, target);
      return onDeployer(project, 'deploy-scale', async (deployer) => {
        await deployer.scale(project, copies.replicas, copies.most);
        await wishes.note(project, copies);
      });
    },
    async restart({ project }) {
      return onDeployer(project, 'deploy-restart', (deployer) => deployer.restart(project));
    },
    async remove({ project, forget = false }) {
      const { target } = await wished(project);
      const forgetIt = async () => {
        await canaries.forget(project);
        await ways.forget(project);
        await wishes.remove(project);
        await heed.tell(project);
      };
      // With a cluster that is gone all that was in it is gone.
      if (forget || (await isAway(target))) return begin(project, 'deploy-remove', forgetIt);
      return onDeployer(project, 'deploy-remove', async (deployer, { signal }) => {
        await ways.forget(project);
        await deployer.remove(project, signal);
        // Who looked meanwhile may have found a way once more.
        await forgetIt();
      });
    },
    async predict({ project, name, photo }) {
      const { address, key } = await reach(project);
      return askDeployed({ address, key, name, photo });
    },
    async *logs({ project, pod, tail, follow }, signal) {
      const deployer = await deployerOf(await wished(project));
      if (pod !== undefined) requireCopy(await deployer.read(project), pod);
      yield* inBatches(deployer.logs(project, { tail, follow, pod }, signal), lineOf, signal);
    },
    async begin() {
      for (const [project, { changing }] of Object.entries(await wishes.all()))
        if (!changing) await following.look(project);
        else if (jobOf(project) === undefined)
          begin(project, 'deploy', (control) => carryOut(project, control, { again: true }));
      await canaries.begin();
      if (!parts.open) return;
      await probation.begin();
      journals.begin();
    },
    targetOf: async (project) => (await wishes.of(project))?.target,
    reach,
    ...following,
    canary: (order) => canaries.start(order),
    promote: ({ project, force }) => canaries.promote(project, force),
    abort: ({ project }) => canaries.abort(project),
    async close() {
      closed.abort();
      canaries.close();
      probation.close();
      journals.close();
      await ways.close();
    },
  };
}

const lineOf = ({ pod, at, text }: PodLine): PodLogLine => ({ pod, text, ...(at && { at: at.toISOString() }) });
