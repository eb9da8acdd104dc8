import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Deployed } from '../../../contract/shapes/deployment.ts';
import { measures } from '../../../services/adapters/kubernetes/autoscaling/measures.ts';
import { openFront } from '../../../services/deploying/front.ts';
import type { Deployer, Release } from '../../../services/ports/deployer.ts';
import { makeModels } from '../predictor/made-model.ts';
import { makePhoto } from '../predictor/made-photo.ts';
import { ask, everyone, photoBody, TOKEN } from '../predictor/open-predictor.ts';
import { hasCluster, NO_CLUSTER, realCluster, realDeployer } from './real-cluster.ts';

const LONG_MS = 300_000;
const app = `load-${process.pid}`;
const quietly = { signal: new AbortController().signal, onProgress: () => undefined };
const measured = hasCluster && (await measures(realCluster()).catch(() => false));

describe.skipIf(!measured)(
  `copies by load (${NO_CLUSTER}, metrics-server in the cluster)`,
  { timeout: LONG_MS },
  () => {
    let folder: string;
    let deployer: Deployer;
    let release: Release;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'meadow-autoscaling-'));
      const [model] = await makeModels(folder, [{ version: 'test-1', seed: 1 }]);
      release = {
        app,
        version: 'test-1',
        model: model!,
        replicas: 1,
        most: 3,
        access: { access: everyone, token: TOKEN },
      };
      deployer = await realDeployer();
      await deployer.prepare(release, quietly);
    }, LONG_MS);
    afterAll(async () => {
      await deployer?.remove(app);
      await deployer?.close();
      await rm(folder, { recursive: true });
    }, LONG_MS);

    const until = async (isSo: (deployed: Deployed) => boolean): Promise<Deployed> => {
      for await (const deployed of deployer.watch(app, AbortSignal.timeout(LONG_MS)))
        if (deployed && isSo(deployed)) return deployed;
      throw new Error(`It did not come to that: ${JSON.stringify(await deployer.read(app))}`);
    };

    it('are added while photos keep them busy, and a deployment leaves them', async () => {
      await deployer.ask(release);
      await until(({ settled }) => settled);
      const photo = await makePhoto(1);
      const front = await openFront({ connect: () => deployer.connect(app), port: 0, onFault: () => undefined });
      let asking = true;
      const statuses = new Set<number>();
      const users = [1, 2, 3, 4].map(async () => {
        while (asking) statuses.add((await ask(`http://127.0.0.1:${front.port}/v1/predict`, photoBody(photo))).status);
      });
      const busy = await until(({ replicas }) => replicas > 1);
      expect(busy.autoscaling).toMatchObject({ measures: true, limits: { least: 1, most: 3 } });
      const told = await until(({ autoscaling }) => autoscaling?.limits?.cpu !== undefined);
      expect(told.autoscaling?.limits?.cpu?.target).toBe(500);
      const before = (await deployer.read(app))!.replicas;
      await deployer.ask(release);
      expect((await deployer.read(app))!.replicas).toBeGreaterThanOrEqual(before);
      asking = false;
      await Promise.all(users);
      await front.close();
      expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    });
  },
);
