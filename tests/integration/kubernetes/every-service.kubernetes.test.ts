import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDockerEngines } from '../../../services/adapters/docker/engines.ts';
import { createClusterStacks } from '../../../services/adapters/kubernetes/index.ts';
import { systemClock } from '../../../services/adapters/local/clock.ts';
import { imagesInstead, ownImages } from '../../../services/assembly/image-sources.ts';
import { createEveryService, type EveryService } from '../../../services/deploying/every-service/every-service.ts';
import { createStackImages } from '../../../services/deploying/every-service/stack-images.ts';
import { createEvents } from '../../../services/events/events.ts';
import { createJobs, type Jobs } from '../../../services/jobs/jobs.ts';
import { quiet } from '../deploying/deploying-parts.ts';
import { keptRecords } from '../deploying/kept-records.ts';
import { hasCluster, realCluster, realClusters } from './real-cluster.ts';

const { MEADOW_IMAGE_LOADER = '', MEADOW_TEST_KUBERNETES_STACK = '' } = process.env;
const NEEDS = 'MEADOW_TEST_KUBERNETES_STACK, MEADOW_TEST_KUBECONFIG, MEADOW_IMAGE_LOADER';
const isAsked = hasCluster && MEADOW_TEST_KUBERNETES_STACK !== '';

/** Nine services and a database that is new, on a machine that does other things too. */
const LONG_MS = 1_800_000;
const namespace = `lawn-${randomUUID().slice(0, 8)}`;
const K8S = fileURLToPath(new URL('../../../k8s', import.meta.url));

describe.skipIf(!isAsked)(`every service in a cluster (${NEEDS})`, { timeout: LONG_MS }, () => {
  const kept = new Map<string, unknown>();
  let jobs: Jobs;
  let every: EveryService;

  const open = () => {
    jobs = createJobs({ events: createEvents(), clock: systemClock });
    const engines = createDockerEngines({ platform: process.platform, env: process.env, home: '', uid: 0 });
    return createEveryService({
      records: keptRecords(kept),
      jobs,
      clock: systemClock,
      log: quiet,
      open: true,
      clusters: async () => ({ clusters: realClusters() }),
      cluster: async () => createClusterStacks({ cluster: realCluster(), manifests: K8S, namespace }),
      images: async () =>
        createStackImages({
          engine: () => engines.find(),
          road: { kind: 'command', command: MEADOW_IMAGE_LOADER },
          own: ownImages(),
          instead: await imagesInstead(),
        }),
      examine: async () => [],
    });
  };
  const ended = async (job: string) => {
    for await (const _ of jobs.watch(job));
    return jobs.get(job);
  };
  const stages = async (job: string) => {
    const seen = new Set<string>();
    for await (const { progress } of jobs.watch(job)) seen.add(progress.stage);
    return seen;
  };

  beforeAll(() => {
    every = open();
  });
  afterAll(async () => {
    if ((await every.read()).stack) await ended((await every.remove({ data: realCluster().context })).job);
    await every.close();
  }, LONG_MS);

  it('is begun, cut off, and brought to its end by the next core', async () => {
    const { job } = await every.up({});
    for await (const { progress } of jobs.watch(job)) if (progress.stage === 'every-wait') break;
    // As where Meadow ends: what was begun stays begun.
    await every.close();
    await jobs.close();
    every = open();
    await every.begin();
    const again = (await every.read()).stack?.job;
    expect(again).toBeDefined();
    expect(await stages(again!)).toContain('every-wait');
    expect(jobs.get(again!)).toMatchObject({ state: 'done' });
    const { stack } = await every.read();
    expect(stack).toMatchObject({ namespace, settled: true, data: true });
    expect(stack?.services.map(({ name }) => name)).toEqual([
      'airflow-api',
      'airflow-dag-processor',
      'airflow-scheduler',
      'api',
      'grafana',
      'minio',
      'mlflow',
      'node-exporter',
      'postgres',
      'prometheus',
      'redis',
      'web',
    ]);
  });

  it('is led to by ports of this computer', async () => {
    const { address } = await every.open({ service: 'mlflow' });
    expect((await fetch(new URL('/health', address))).status).toBe(200);
    const web = await every.open({ service: 'web' });
    expect((await fetch(new URL('/health/live', web.address))).status).toBe(200);
    await expect(every.open({ service: 'redis' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('keeps its data and its passwords when it is removed without them', async () => {
    const secrets = async () =>
      (await realCluster().core.readNamespacedSecret({ name: 'secrets', namespace })).data?.redis;
    const before = await secrets();
    expect(await ended((await every.remove({})).job)).toMatchObject({ state: 'done' });
    expect((await every.read()).stack).toMatchObject({ services: [], data: true });
    expect(await secrets()).toBe(before);
  });

  it('leaves nothing where the data goes too, which has to be meant', async () => {
    await expect(every.remove({ data: 'another' })).rejects.toMatchObject({ code: 'bad-request' });
    expect(await ended((await every.remove({ data: realCluster().context })).job)).toMatchObject({ state: 'done' });
    expect(await every.read()).toEqual({});
    const { items } = await realCluster().core.listNamespace();
    expect(items.filter(({ metadata }) => metadata?.name?.startsWith(namespace))).toEqual([]);
    const volumes = await realCluster().core.listPersistentVolume();
    expect(volumes.items.filter(({ metadata }) => metadata?.name?.startsWith(namespace))).toEqual([]);
  });
});
