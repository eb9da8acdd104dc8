import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../services/adapters/local/clock.ts';
import { createDeploying, type Deploying } from '../../../services/deploying/deploying.ts';
import { createEvents } from '../../../services/events/events.ts';
import { createJobs, type Jobs } from '../../../services/jobs/jobs.ts';
import { deployingParts } from '../deploying/deploying-parts.ts';
import { makeModels } from '../predictor/made-model.ts';
import { makePhoto } from '../predictor/made-photo.ts';
import { ask, photoBody, TOKEN } from '../predictor/open-predictor.ts';
import { hasCluster, NO_CLUSTER, realCluster, realClusters, realDeployer } from './real-cluster.ts';

const LONG_MS = 240_000;
const project = `key-${process.pid}`;

describe.skipIf(!hasCluster)(`the key of what is deployed (${NO_CLUSTER})`, { timeout: LONG_MS }, () => {
  let folder: string;
  let jobs: Jobs;
  let deploying: Deploying;
  let photo: Buffer;
  let key = 'the-first-key-of-sixteen';

  const now = async () => (await deploying.list())[0]!;
  const statusWith = async (asked: string) => {
    const { headers, ...rest } = photoBody(photo);
    const { address } = await now();
    const asking = { ...rest, headers: { ...headers, authorization: `Bearer ${asked}` } };
    return (await ask(`${address}/v1/predict`, asking)).status;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-key-'));
    const models = await makeModels(folder, [{ version: 'test-1', seed: 1 }]);
    photo = await makePhoto(1);
    jobs = createJobs({ events: createEvents(), clock: systemClock });
    const deployer = await realDeployer();
    deploying = createDeploying(
      deployingParts({
        jobs,
        clusters: async () => ({ clusters: realClusters() }),
        deployer: async () => deployer,
        model: async () => models[0]!,
        liveVersion: async () => 'test-1',
        access: async () => ({ access: { on: true, requireKey: true, key }, token: TOKEN }),
      }),
    );
  }, LONG_MS);
  afterAll(async () => {
    await (await realDeployer()).remove(project);
    await deploying.close();
    await jobs.close();
    await rm(folder, { recursive: true });
  }, LONG_MS);

  it('is another one where the API’s key was renewed: other copies take the place of those that knew the old one', async () => {
    const { job } = await deploying.deploy({ project, replicas: 1 });
    for await (const _ of jobs.watch(job));
    const [old, next] = [key, 'the-second-key-of-sixteen'];
    expect(await statusWith(old)).toBe(200);
    await deploying.look();
    expect((await now()).job).toBeUndefined();
    key = next;
    await deploying.look();
    // One that does not come to its end, as where Meadow is killed, is begun again.
    const first = (await now()).job!;
    jobs.cancel(first);
    for await (const _ of jobs.watch(first));
    await deploying.look();
    const renewed = (await now()).job!;
    for await (const _ of jobs.watch(renewed));
    expect(jobs.get(renewed)).toMatchObject({ state: 'done' });
    await expect.poll(() => statusWith(next), { timeout: 60_000 }).toBe(200);
    await expect.poll(() => statusWith(old), { timeout: 60_000 }).toBe(401);
    await deploying.look();
    expect((await now()).job).toBeUndefined();
  });

  it('and what revisions that can be gone back to were told stays; what nothing reads goes', async () => {
    const namespace = `meadow-${project}`;
    const { core, apps } = realCluster();
    const { tidySecrets } = await import('../../../services/adapters/kubernetes/tidy-secrets.ts');
    const secretNames = async () =>
      (await core.listNamespacedSecret({ namespace })).items.map(({ metadata }) => metadata?.name ?? '').toSorted();
    const metadata = {
      labels: { 'app.kubernetes.io/managed-by': 'meadow', 'app.kubernetes.io/name': 'predictor' },
    };
    await core.createNamespacedSecret({ namespace, body: { metadata: { ...metadata, name: 'predictor-unread' } } });
    await core.createNamespacedSecret({ namespace, body: { metadata: { name: 'somebodys' } } });
    const { items } = await apps.listNamespacedReplicaSet({ namespace });
    const read = items.map(({ spec }) => JSON.stringify(spec?.template).match(/"(predictor-[0-9a-f]{10})"/)?.[1]);
    expect(new Set(read).size).toBe(2);
    // Somebody may just be deploying what it is for.
    await tidySecrets(realCluster(), project);
    expect(await secretNames()).toContain('predictor-unread');
    await tidySecrets(realCluster(), project, Date.now() + 600_000);
    expect(await secretNames()).toEqual([...read, 'somebodys'].toSorted());
  });
});
