import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServedModel } from '../../../contract/shapes/predictor.ts';
import { systemClock } from '../../../services/adapters/local/clock.ts';
import { createDeploying, type Deploying, type DeployingParts } from '../../../services/deploying/deploying.ts';
import { createEvents } from '../../../services/events/events.ts';
import { createJobs, hasEnded, type Jobs } from '../../../services/jobs/jobs.ts';
import { startFaultProxy } from '../../ports/fault-proxy.ts';
import { deployingParts } from '../deploying/deploying-parts.ts';
import { keptRecords } from '../deploying/kept-records.ts';
import { answerAt, underLoad } from '../deploying/under-load.ts';
import { makeModels } from '../predictor/made-model.ts';
import { makePhoto } from '../predictor/made-photo.ts';
import { type ClusterChange, hasCluster, NO_CLUSTER, realCluster, realClusters, realDeployer } from './real-cluster.ts';

const LONG_MS = 240_000;
/** A load that is steady, and leaves the machine room to start copies in. */
const BETWEEN_MS = 100;
const project = `deploy-${process.pid}`;
const namespace = `meadow-${project}`;

describe.skipIf(!hasCluster)(`deploying in a cluster (${NO_CLUSTER})`, { timeout: LONG_MS }, () => {
  let folder: string;
  let models: ServedModel[];
  let photo: Buffer;
  let jobs: Jobs;
  let deploying: Deploying;
  let live = 'test-1';
  const kept = new Map<string, unknown>();
  const records = keptRecords(kept);

  const open = async (change: ClusterChange = {}, more: Partial<DeployingParts> = {}) => {
    const deployer = await realDeployer(change);
    return createDeploying(
      deployingParts({
        records,
        jobs,
        clusters: async () => ({ clusters: realClusters() }),
        deployer: async () => deployer,
        model: async (version) => models.find((model) => model.version === version)!,
        liveVersion: async () => live,
        rollbackLive: async () => {
          live = 'test-1';
          return live;
        },
        promoteLive: async (version) => {
          live = version;
        },
        ...more,
      }),
    );
  };
  const ended = async ({ job }: { job: string }) => {
    for await (const _ of jobs.watch(job));
    const { state, error } = jobs.get(job);
    return { state, ...(error && { code: error.code, message: error.message }) };
  };
  const now = async () => (await deploying.list())[0]!;
  const answering = async () => answerAt((await now()).address, photo);
  const whileAsked = async (work: () => Promise<unknown>) =>
    underLoad({ address: (await now()).address, photo, betweenMs: BETWEEN_MS }, work);
  const podNames = async () => {
    const { items } = await realCluster().core.listNamespacedPod({ namespace });
    return items.filter(({ metadata }) => !metadata?.deletionTimestamp).map(({ metadata }) => metadata?.name ?? '');
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-deploying-'));
    models = await makeModels(folder, [
      { version: 'test-1', seed: 1 },
      { version: 'test-2', seed: 2 },
    ]);
    models.push({ ...models[0]!, version: 'test-3', sha256: 'a'.repeat(64) });
    photo = await makePhoto(1);
    jobs = createJobs({ events: createEvents(), clock: systemClock });
    deploying = await open();
  }, LONG_MS);
  afterAll(async () => {
    await (await realDeployer()).remove(project);
    await deploying.close();
    await jobs.close();
    await rm(folder, { recursive: true });
  }, LONG_MS);

  it('deploys again where the first time failed, and does not judge it by what that left', async () => {
    const without = await open({ image: 'meadow-model:is-not-there' });
    expect(await ended(await without.deploy({ project }))).toMatchObject({ code: 'rollout-failed' });
    await without.close();
    expect(await ended(await deploying.deploy({ project }))).toEqual({ state: 'done' });
    expect(await ended(await deploying.remove({ project }))).toEqual({ state: 'done' });
  });

  it('deploys the live version, and says where it answers', async () => {
    expect(await ended(await deploying.deploy({ project }))).toEqual({ state: 'done' });
    const { deployed, follows, through } = await now();
    expect(deployed).toMatchObject({ version: 'test-1', settled: true });
    expect({ follows, through }).toEqual({ follows: true, through: 'node-port' });
    expect(deployed?.pods.map(({ imageId }) => imageId)).toEqual([expect.any(String), deployed?.pods[0]?.imageId]);
    expect(await answering()).toEqual({ status: 200, version: 'test-1' });
  });

  it('runs no pod with more rights than it needs: one that wants them is refused', async () => {
    const { core } = realCluster();
    const { items } = await core.listNamespacedPod({ namespace });
    expect(items[0]?.spec).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    });
    const pod = { metadata: { name: 'root' }, spec: { containers: [{ name: 'root', image: 'busybox' }] } };
    await expect(core.createNamespacedPod({ namespace, body: pod })).rejects.toMatchObject({ code: 403 });
  });

  it('follows what goes live, and drops no photo meanwhile', async () => {
    const { failed, asked, of } = await whileAsked(async () => {
      live = 'test-2';
      await deploying.wentLive(project);
      await ended({ job: (await now()).job! });
    });
    expect({ failed, many: asked > 20 }).toEqual({ failed: 0, many: true });
    expect(of('test-1')).toBeGreaterThan(0);
    await expect.poll(answering, { timeout: 90_000 }).toEqual({ status: 200, version: 'test-2' });
  });

  it('answers every photo while a pod is ended', async () => {
    const { failed } = await whileAsked(async () => {
      const [pod] = await podNames();
      await realCluster().core.deleteNamespacedPod({ namespace, name: pod! });
      await expect.poll(async () => (await podNames()).includes(pod!), { timeout: 60_000 }).toBe(false);
      await expect.poll(async () => (await now()).deployed?.settled, { timeout: 60_000 }).toBe(true);
    });
    expect(failed).toBe(0);
  });

  it('goes back by itself where a version does not get ready, and says why', async () => {
    const { failed } = await whileAsked(async () => {
      const end = await ended(await deploying.deploy({ project, version: 'test-3' }));
      expect(end).toMatchObject({
        state: 'failed',
        code: 'rollout-failed',
        message: expect.stringContaining('test-3'),
      });
    });
    expect(failed).toBe(0);
    const { failed: told } = await now();
    expect(told).toMatchObject({ version: 'test-3', fault: { details: { before: 'test-2' } } });
    await expect
      .poll(async () => (await now()).deployed, { timeout: 60_000 })
      .toMatchObject({
        version: 'test-2',
        settled: true,
      });
    expect(await ended(await deploying.deploy({ project }))).toEqual({ state: 'done' });
  });

  it('says so where an image is not in the cluster, while the version before answers', async () => {
    const other = await open({ image: 'meadow-model:is-not-there' });
    const end = await ended(await other.deploy({ project, version: 'test-1' }));
    expect(end).toMatchObject({ code: 'rollout-failed', message: expect.stringContaining('is-not-there') });
    expect(await answering()).toEqual({ status: 200, version: 'test-2' });
    await other.close();
    expect(await ended(await deploying.deploy({ project }))).toEqual({ state: 'done' });
  });

  it('goes back to the version before, under load', async () => {
    const { failed } = await whileAsked(async () => {
      expect(await ended(await deploying.rollback({ project }))).toEqual({ state: 'done' });
    });
    expect(failed).toBe(0);
    await expect.poll(answering, { timeout: 90_000 }).toEqual({ status: 200, version: 'test-1' });
  });

  it('shows what somebody else has changed, and takes it over only when told to', async () => {
    const { objects } = realCluster();
    const spec = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'predictor', namespace },
      spec: { replicas: 1 },
    };
    await objects.patch(spec, undefined, undefined, 'somebody', true, 'application/apply-patch+yaml');
    const end = await ended(await deploying.deploy({ project, version: 'test-2' }));
    expect(end).toMatchObject({ code: 'deploy-conflict', message: expect.stringContaining('somebody') });
    expect((await now()).deployed).toMatchObject({ version: 'test-1', replicas: 1 });
    expect(await ended(await deploying.deploy({ project, version: 'test-2', take: true }))).toEqual({ state: 'done' });
    expect((await now()).deployed).toMatchObject({ version: 'test-2', replicas: 2 });
  });

  it('sees another Meadow as somebody else, whose copies it neither changes nor removes', async () => {
    const other = await open({ manager: 'meadow-other' }, { records: keptRecords() });
    const names = await podNames();
    const end = await ended(await other.deploy({ project, version: 'test-1' }));
    expect(end).toMatchObject({ code: 'deploy-conflict', message: expect.stringContaining('meadow-test') });
    const { job } = await other.deploy({ project, version: 'test-1' });
    jobs.cancel(job);
    expect(await ended({ job })).toMatchObject({ state: 'cancelled' });
    expect(await podNames()).toEqual(names);
    expect((await now()).deployed).toMatchObject({ version: 'test-2', settled: true });
    await other.close();
  });

  it('carries on what a Meadow that was killed had begun', async () => {
    live = 'test-1';
    const dying = await open();
    const { job } = await dying.deploy({ project });
    const isWritten = () => Reflect.get(Object(kept.get('deployments')), project)?.changing;
    await expect.poll(isWritten).toBe(true);
    // Nothing is written down any more by one that is killed.
    const written = structuredClone(kept.get('deployments'));
    jobs.cancel(job);
    await ended({ job });
    await dying.close();
    kept.set('deployments', written);
    const next = await open();
    await next.begin();
    await expect
      .poll(async () => (await next.list())[0], { timeout: LONG_MS })
      .toMatchObject({ deployed: { version: 'test-1', settled: true } });
    await expect.poll(async () => (await next.list())[0]?.job, { timeout: 60_000 }).toBeUndefined();
    await next.close();
  });

  it('waits for a cluster that is away for a while in the middle, and says so where it stays away', async () => {
    const server = new URL(realClusters()[0]!.server);
    const proxy = await startFaultProxy(server.hostname, Number(server.port));
    const beyond = await open({ server: `https://127.0.0.1:${proxy.port}` });
    try {
      const { job } = await beyond.deploy({ project, version: 'test-2' });
      await expect.poll(() => jobs.get(job).progress.stage, { timeout: LONG_MS }).toBe('deploy-wait');
      proxy.set({ is: 'cut' });
      proxy.drop();
      expect((await beyond.list())[0]?.fault).toMatchObject({ code: 'cluster-gone' });
      proxy.set({ is: 'open' });
      expect(await ended({ job })).toEqual({ state: 'done' });
      proxy.set({ is: 'silent' });
      expect((await beyond.list())[0]?.fault).toMatchObject({ code: 'cluster-gone' });
    } finally {
      await beyond.close();
      await proxy.end();
    }
  });

  it('says which right is missing', async () => {
    const { core } = realCluster();
    const name = 'nobody';
    await core.createNamespacedServiceAccount({ namespace, body: { metadata: { name } } });
    const { status } = await core.createNamespacedServiceAccountToken({
      name,
      namespace,
      body: { spec: { audiences: [], expirationSeconds: 600 } },
    });
    const nobody = await open({ token: status?.token ?? '' });
    expect((await nobody.list())[0]?.fault).toMatchObject({ code: 'cluster-forbidden' });
    const end = await ended(await nobody.deploy({ project, version: 'test-1' }));
    expect(end).toMatchObject({ state: 'failed', code: 'cluster-forbidden' });
    const stranger = await open({ token: 'of-a-cluster-that-was-reset' });
    expect((await stranger.list())[0]?.fault).toMatchObject({ code: 'cluster-refused' });
    expect((await now()).deployed).toMatchObject({ settled: true });
    await Promise.all([nobody.close(), stranger.close()]);
  });

  it('deploys to a cluster that is elsewhere only where its name was typed, and one change at a time', async () => {
    const far = await open(
      {},
      { clusters: async () => ({ clusters: realClusters().map((each) => ({ ...each, local: false })) }) },
    );
    await expect(far.deploy({ project })).rejects.toMatchObject({ code: 'cluster-remote' });
    const context = realClusters()[0]!.context;
    const begun = await far.deploy({ project, confirmed: context });
    await expect(far.scale({ project, replicas: 1 })).rejects.toMatchObject({ code: 'already-running' });
    expect(hasEnded(jobs.get(begun.job))).toBe(false);
    expect(await ended(begun)).toEqual({ state: 'done' });
    await far.close();
  });

  it('follows a log until its reader leaves', async () => {
    const query = { project, tail: 100, follow: true };
    for await (const _ of await deploying.logs(query, AbortSignal.timeout(3000)));
    // What is thrown behind the reader's back would end the program, and this test with it.
    await sleep(500);
    expect((await now()).deployed).toMatchObject({ settled: true });
  });

  it('prints what the copies wrote, and leaves nothing behind', async () => {
    const lines = [];
    for await (const batch of await deploying.logs({ project, tail: 100, follow: false })) lines.push(...batch);
    expect(lines.length).toBeGreaterThanOrEqual(0);
    expect(await ended(await deploying.remove({ project }))).toEqual({ state: 'done' });
    expect(await deploying.list()).toEqual([]);
    expect(await podNames()).toEqual([]);
  });
});
