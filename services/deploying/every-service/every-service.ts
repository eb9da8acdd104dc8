import { isDeepStrictEqual } from 'node:util';
import type { Clusters } from '../../../contract/deploying.ts';
import type { everyService as everyServiceContract } from '../../../contract/every-service.ts';
import type { Handlers } from '../../../contract/handlers.ts';
import type { Check } from '../../../contract/shapes/check.ts';
import type { ClusterStack } from '../../../contract/shapes/cluster-stack.ts';
import { asFault, Fault } from '../../domain/fault.ts';
import { hasEnded, type JobControl, type Jobs } from '../../jobs/jobs.ts';
import type { SettingRecords } from '../../ports/catalog/settings.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ClusterStacks } from '../../ports/cluster-stack.ts';
import type { Log } from '../../ports/log.ts';
import { needsWindow } from '../deploy-faults.ts';
import { isGone } from '../is-gone.ts';
import { requireCluster, requireSame } from '../require-cluster.ts';
import { createStackFronts } from './stack-fronts.ts';
import type { StackImages } from './stack-images.ts';
import { createStackWishes, type StackWish } from './stack-wish.ts';
import { waitForStack } from './wait-for-stack.ts';

export interface EveryServiceParts {
  records: SettingRecords;
  jobs: Jobs;
  clock: Clock;
  log: Log;
  /** False for a command that ends soon: it opens no port. */
  open: boolean;
  clusters(): Promise<Clusters>;
  /** Throws `cluster-missing` and `kubeconfig-broken`. */
  cluster(context: string): Promise<ClusterStacks>;
  images(context: string): Promise<StackImages>;
  examine(context: string): Promise<Check[]>;
}

export interface EveryService extends Handlers<typeof everyServiceContract> {
  /** Carries out what a core that died had begun. */
  begin(): Promise<void>;
  close(): Promise<void>;
}

const LOOK_MS = 2000;

/** The program's own image, which folders of a node are emptied with. */
const isProgram = (image: string): boolean => /^meadow:/.test(image);

/** The whole stack in a cluster: brought up, watched, led to, removed. */
export function createEveryService(parts: EveryServiceParts): EveryService {
  const { jobs, clock, log } = parts;
  const wishes = createStackWishes(parts.records);
  const fronts = createStackFronts(log);
  const closed = new AbortController();
  let running: string | undefined;

  const jobNow = (): string | undefined =>
    running !== undefined && !hasEnded(jobs.get(running)) ? running : undefined;
  const clusterOf = async ({ context, server }: StackWish): Promise<ClusterStacks> => {
    requireSame(await parts.clusters(), context, server);
    return parts.cluster(context);
  };
  const wished = async (): Promise<StackWish> => {
    const found = await wishes.read();
    if (found) return found;
    throw new Fault('not-found', 'The services are in no cluster.', 'Bring them up first.', {
      details: { case: 'no-services' },
    });
  };

  const up = async (wish: StackWish, take: boolean, control: JobControl) => {
    control.report({ stage: 'every-look', done: 0, total: 0 });
    const wrong = (await parts.examine(wish.context)).find(({ state }) => state === 'failed');
    if (wrong)
      throw new Fault('cluster-refused', wrong.finding, wrong.hint ?? 'Mend that first.', {
        details: { case: 'not-fit' },
      });
    const cluster = await clusterOf(wish);
    const images = await parts.images(wish.context);
    const names = await images.provide(cluster, control.signal, (stage, progress) =>
      control.report({ stage: `every-${stage}`, ...progress }),
    );
    const onProgress = (progress: { done: number; total: number }) =>
      control.report({ stage: 'every-put', ...progress });
    await cluster.put(names, { take, signal: control.signal, onProgress });
    await waitForStack(cluster, control, clock);
  };
  /** Whether something may be left of it. */
  const remove = async (wish: StackWish, data: boolean, control: JobControl): Promise<boolean> => {
    if (isGone(await parts.clusters(), wish.context)) {
      // With a cluster that is gone all that was in it is gone.
      await fronts.close();
      return false;
    }
    const cluster = await clusterOf(wish);
    const names = async () =>
      (await parts.images(wish.context)).provide(cluster, control.signal, () => undefined, isProgram);
    const onProgress = (progress: { done: number; total: number }) =>
      control.report({ stage: 'every-remove', ...progress });
    await fronts.close();
    await cluster.remove({ data, names, signal: control.signal, onProgress });
    return !data;
  };
  const work = async (wish: StackWish, take: boolean, control: JobControl) => {
    const { doing, failed: _, ...calm } = wish;
    let left = true;
    try {
      if (doing === 'up') await up(wish, take, control);
      else left = await remove(wish, doing === 'remove-data', control);
    } catch (thrown) {
      const fault = asFault(thrown);
      // Meadow is ending: the next start carries on.
      if (asFault(control.signal.reason).code === 'closing') throw fault;
      const failed = { at: clock.now().toISOString(), fault: fault.toShape() };
      await wishes.put(control.signal.aborted ? calm : { ...calm, failed });
      throw fault;
    }
    await wishes.put(left ? calm : undefined);
  };
  /** One change at a time. */
  const start = (wish: StackWish, take: boolean) => {
    if (jobNow() !== undefined) throw busy();
    const kind = wish.doing === 'up' ? 'deploy-every' : 'deploy-every-remove';
    const { id, result } = jobs.start(kind, async (control) => {
      await wishes.put(wish);
      await work(wish, take, control);
    });
    running = id;
    result.catch(() => undefined);
    return { job: id };
  };

  const look = async (): Promise<{ stack?: ClusterStack }> => {
    const wish = await wishes.read();
    if (!wish) return {};
    const job = jobNow();
    const base = {
      context: wish.context,
      namespace: '',
      services: [],
      settled: false,
      data: false,
      ...(job !== undefined && { job }),
      ...(wish.failed && { failed: wish.failed }),
    };
    try {
      const cluster = await clusterOf(wish);
      const there = await cluster.read();
      const services = (there?.services ?? []).map((service) => {
        const address = fronts.address(service.name);
        return { ...service, ...(address !== undefined && { address }) };
      });
      const settled = services.length > 0 && services.every(({ state }) => state === 'ready');
      return { stack: { ...base, namespace: cluster.namespace, services, settled, data: there?.data ?? false } };
    } catch (thrown) {
      return { stack: { ...base, fault: asFault(thrown).toShape() } };
    }
  };

  return {
    read: look,
    async *watch(_, asked = closed.signal) {
      const signal = AbortSignal.any([asked, closed.signal]);
      let told: unknown;
      while (!signal.aborted) {
        const now = await look();
        if (!isDeepStrictEqual(told, now)) yield now;
        told = now;
        await clock.sleep(LOOK_MS, signal).catch(() => undefined);
      }
    },
    async up({ context, confirmed, take = false }) {
      if (jobNow() !== undefined) throw busy();
      const known = await wishes.read();
      const clusters = await parts.clusters();
      const there = requireCluster(clusters, context ?? known?.context, confirmed);
      const leaves = known && known.context !== there.context && !isGone(clusters, known.context);
      if (leaves && (await parts.cluster(known.context).then((one) => one.read()))) throw elsewhere(known.context);
      // Ports of this computer lead to where the services were.
      if (known?.context !== there.context) await fronts.close();
      return start({ context: there.context, server: there.server, doing: 'up' }, take);
    },
    async remove({ data }) {
      const wish = await wished();
      if (data !== undefined && data !== wish.context) throw anotherName(wish.context);
      return start({ ...wish, doing: data === undefined ? 'remove' : 'remove-data' }, false);
    },
    async open({ service }) {
      if (!parts.open) throw needsWindow();
      return { address: await fronts.open(service, await clusterOf(await wished())) };
    },
    async begin() {
      const wish = await wishes.read();
      if (wish?.doing !== undefined && jobNow() === undefined) start(wish, false);
    },
    async close() {
      closed.abort();
      await fronts.close();
    },
  };
}

const busy = (): Fault =>
  new Fault('already-running', 'The services are being changed just now.', 'Wait until that is done, or cancel it.', {
    details: { case: 'services' },
  });

const anotherName = (context: string): Fault =>
  new Fault(
    'bad-request',
    'That is not the name of the cluster whose data is to go.',
    `Type "${context}" where you mean it.`,
    { details: { case: 'cluster-name', context } },
  );

const elsewhere = (context: string): Fault =>
  new Fault('already-there', `The services are in "${context}".`, 'Remove them there first.', {
    details: { case: 'services', context },
  });
