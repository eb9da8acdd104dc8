import type { Clusters, deploying as deployingContract, PodLogLine } from '../../contract/deploying.ts';
import type { MeadowEvent } from '../../contract/events.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { Check } from '../../contract/shapes/check.ts';
import type { Deployment, DeployTarget } from '../../contract/shapes/deployment.ts';
import type { ServedModel } from '../../contract/shapes/predictor.ts';
import { asFault, Fault } from '../domain/fault.ts';
import { hasEnded, type JobControl, type Jobs } from '../jobs/jobs.ts';
import type { SettingRecords } from '../ports/catalog/settings.ts';
import type { Clock } from '../ports/clock.ts';
import type { Deployer, PodLine, Release } from '../ports/deployer.ts';
import type { Log } from '../ports/log.ts';
import { askDeployed } from './ask-deployed.ts';
import {
  clusterRemote,
  deployedElsewhere,
  deploymentBusy,
  needsWindow,
  noCluster,
  notDeployed,
  nothingBefore,
  nothingReady,
} from './deploy-faults.ts';
import { inBatches } from './in-batches.ts';
import { rollOut } from './roll-out.ts';
import { watchDeployment } from './watch-deployment.ts';
import { createWays } from './ways.ts';
import { createWishes, type Wish } from './wishes.ts';

export interface DeployingParts {
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
  access(): Promise<Release['access']>;
}

export interface Deploying extends Handlers<typeof deployingContract> {
  /** Carries out what a core that died had begun, and follows what goes live. */
  begin(): Promise<void>;
  /** Another version of the project is live. */
  wentLive(project: string): Promise<void>;
  close(): Promise<void>;
}

const USUAL_REPLICAS = 2;

/** Versions of projects where they are wanted: deployed, followed, taken back. */
export function createDeploying(parts: DeployingParts): Deploying {
  const { jobs, clock, emit, log } = parts;
  const wishes = createWishes(parts.records);
  const ways = createWays({ log, open: parts.open });
  const running = new Map<string, string>();
  const closed = new AbortController();
  const listeners = new Set<() => void>();
  const tell = (project: string) => {
    emit({ type: 'deployment.changed', project });
    for (const listener of listeners) listener();
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
    const over = () => tell(project);
    result.then(over, over);
    return { job: id, result };
  };
  const wished = async (project: string): Promise<Wish> => {
    const found = await wishes.of(project);
    if (found) return found;
    throw notDeployed();
  };
  const releaseOf = async (project: string, version: string, replicas: number): Promise<Release> => ({
    app: project,
    version,
    model: await parts.model(version),
    replicas,
    access: await parts.access(),
  });

  /** Has the wish of a project carried out; what answered before is gone back to where that fails. */
  const carryOut = async (project: string, take: boolean, control: JobControl) => {
    const { target, version, replicas, before } = await wished(project);
    const deployer = await parts.deployer(target);
    const release = await releaseOf(project, version, replicas);
    const earlier = before !== undefined && before !== version ? before : undefined;
    try {
      await rollOut({
        deployer,
        release,
        before: earlier === undefined ? undefined : await releaseOf(project, earlier, replicas).catch(() => undefined),
        take,
        control,
        clock,
      });
      await wishes.note(project, { changing: false, failed: undefined });
      await ways.find(project, deployer);
    } catch (thrown) {
      const fault = asFault(thrown);
      const failed = { at: clock.now().toISOString(), version, fault: fault.toShape() };
      await wishes.note(project, {
        changing: false,
        version: earlier ?? version,
        ...(!control.signal.aborted && { failed }),
      });
      throw fault;
    }
  };
  const change = async (project: string, next: Wish, { take = false } = {}) => {
    if (jobOf(project) !== undefined) throw deploymentBusy();
    await wishes.put(project, { ...next, changing: true });
    return begin(project, 'deploy', (control) => carryOut(project, take, control));
  };
  const toVersion = async (project: string, version: string, options?: { take?: boolean }) => {
    const known = await wished(project);
    return change(project, { ...known, version, before: known.version }, options);
  };

  const requireLocal = async (target: DeployTarget, confirmed: string | undefined) => {
    if (target.kind === 'processes') {
      if (!parts.open) throw needsWindow();
      return;
    }
    const { context } = target;
    const { clusters, fault } = await parts.clusters();
    if (fault) throw Fault.fromShape(fault);
    const found = clusters.find((each) => each.context === context);
    if (!found) throw noCluster(context);
    if (!found.local && confirmed !== context) throw clusterRemote(context);
  };
  const firstTarget = async (): Promise<DeployTarget> => {
    const { clusters, fault } = await parts.clusters();
    const found = clusters.find(({ local }) => local);
    if (found) return { kind: 'kubernetes', context: found.context };
    throw fault ? Fault.fromShape(fault) : noCluster('');
  };

  const view = async (project: string, one: Wish): Promise<Deployment> => {
    const job = jobOf(project);
    const base = {
      project,
      target: one.target,
      follows: one.follows,
      version: one.version,
      ...(one.before !== undefined && one.before !== one.version && { before: one.before }),
      ...(job !== undefined && { job }),
      ...(one.failed && { failed: one.failed }),
    };
    try {
      const deployer = await parts.deployer(one.target);
      const deployed = await deployer.read(project);
      const way = deployed?.pods.some(({ state }) => state === 'ready')
        ? await ways.find(project, deployer)
        : undefined;
      return { ...base, ...(deployed && { deployed }), ...way };
    } catch (thrown) {
      return { ...base, fault: asFault(thrown).toShape() };
    }
  };
  const onDeployer = async (
    project: string,
    kind: string,
    work: (deployer: Deployer, control: JobControl) => Promise<void>,
  ) => {
    const { target } = await wished(project);
    return begin(project, kind, async (control) => work(await parts.deployer(target), control));
  };

  const wentLive = async (project: string) => {
    const known = await wishes.of(project);
    if (!known?.follows) return;
    const job = jobOf(project);
    if (job !== undefined) for await (const _ of jobs.watch(job));
    const live = await parts.liveVersion(project).catch(() => undefined);
    const now = await wishes.of(project);
    if (live === undefined || !now?.follows || now.version === live) return;
    await toVersion(project, live).catch((thrown) => log.warn('The live version is not deployed', { thrown }));
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
          target: async () => (await one())?.target,
          deployer: parts.deployer,
          onWish(changed, until) {
            listeners.add(changed);
            until.addEventListener('abort', () => listeners.delete(changed), { once: true });
          },
          clock,
        },
        AbortSignal.any([signal, closed.signal]),
      );
    },
    async deploy({ project, target, version, replicas, confirmed, take = false }) {
      const known = await wishes.of(project);
      const there = target ?? known?.target ?? (await firstTarget());
      await requireLocal(there, confirmed);
      const same = known !== undefined && JSON.stringify(known.target) === JSON.stringify(there);
      if (known && !same) throw deployedElsewhere(known.target);
      const asked = version ?? (await parts.liveVersion(project));
      const { job } = await change(
        project,
        {
          target: there,
          version: asked,
          follows: version === undefined,
          replicas: replicas ?? known?.replicas ?? USUAL_REPLICAS,
          before: known?.version,
          changing: true,
        },
        { take },
      );
      return { job };
    },
    async rollback({ project }) {
      const known = await wished(project);
      // What goes live is deployed by itself; here the job is wanted that does it.
      if (known.follows) return { job: (await toVersion(project, await parts.rollbackLive(project))).job };
      if (known.before === undefined || known.before === known.version) throw nothingBefore();
      return { job: (await toVersion(project, known.before)).job };
    },
    async scale({ project, replicas }) {
      await wished(project);
      const { job } = await onDeployer(project, 'deploy-scale', async (deployer) => {
        await deployer.scale(project, replicas);
        await wishes.note(project, { replicas });
      });
      return { job };
    },
    async restart({ project }) {
      const { job } = await onDeployer(project, 'deploy-restart', (deployer) => deployer.restart(project));
      return { job };
    },
    async remove({ project, forget = false }) {
      if (forget) {
        await wished(project);
        const { job } = begin(project, 'deploy-remove', async () => {
          await ways.forget(project);
          await wishes.remove(project);
        });
        return { job };
      }
      const { job } = await onDeployer(project, 'deploy-remove', async (deployer, { signal }) => {
        await ways.forget(project);
        await deployer.remove(project, signal);
        await wishes.remove(project);
      });
      return { job };
    },
    async predict({ project, name, photo }) {
      const deployer = await parts.deployer((await wished(project)).target);
      const way = await ways.find(project, deployer);
      if (way?.address === undefined) throw nothingReady();
      const { access } = await parts.access();
      return askDeployed({ address: way.address, key: access.requireKey ? access.key : undefined, name, photo });
    },
    async *logs({ project, pod, tail, follow }, signal) {
      const deployer = await parts.deployer((await wished(project)).target);
      yield* inBatches(deployer.logs(project, { tail, follow, pod }, signal), lineOf, signal);
    },
    async begin() {
      for (const [project, { changing }] of Object.entries(await wishes.all()))
        if (changing) begin(project, 'deploy', (control) => carryOut(project, false, control));
        else await wentLive(project);
    },
    wentLive,
    async close() {
      closed.abort();
      await ways.close();
    },
  };
}

const lineOf = ({ pod, at, text }: PodLine): PodLogLine => ({ pod, text, ...(at && { at: at.toISOString() }) });
