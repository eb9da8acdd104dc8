import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Deployed } from '../../contract/shapes/deployment.ts';
import type { ServedModel } from '../../contract/shapes/predictor.ts';
import { metricsOf, verdictOf } from '../../services/deploying/ask-copy.ts';
import { type Front, openFront } from '../../services/deploying/front.ts';
import type { Deployer, Release } from '../../services/ports/deployer.ts';
import { makeModels } from '../integration/predictor/made-model.ts';
import { makePhoto } from '../integration/predictor/made-photo.ts';
import { ask, everyone, photoBody, TOKEN } from '../integration/predictor/open-predictor.ts';

export interface OpenDeployer {
  deployer: Deployer;
  /** An app of this test's own. */
  app: string;
  /** Ends a copy, as what is wrong with it would. */
  crash(): Promise<void>;
  close(): Promise<void>;
}

/** Long for a busy machine; what is waited for comes within seconds on another. */
const LONG_MS = 180_000;
/** Between two photos: what starts meanwhile needs the cores as well. */
const BETWEEN_MS = 60;

const quietly = { signal: new AbortController().signal, onProgress: () => undefined };

/** What each deployer does, whatever it deploys to. */
export function describeDeployer(name: string, open: () => Promise<OpenDeployer>, options: { skip?: boolean } = {}) {
  describe.skipIf(options.skip)(`deployer: ${name}`, { timeout: 2 * LONG_MS }, () => {
    let folder: string;
    let models: ServedModel[];
    let photo: Buffer;
    let opened: OpenDeployer;
    let front: Front;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'meadow-deployer-'));
      models = await makeModels(folder, [
        { version: 'test-1', seed: 1 },
        { version: 'test-2', seed: 2 },
      ]);
      photo = await makePhoto(1);
      opened = await open();
      const { deployer, app } = opened;
      front = await openFront({ connect: () => deployer.connect(app), port: 0, onFault: () => undefined });
    }, LONG_MS);
    afterAll(async () => {
      await front?.close();
      await opened?.deployer.remove(opened.app);
      await opened?.deployer.close();
      await opened?.close();
      await rm(folder, { recursive: true });
    }, LONG_MS);

    const release = (at: number, change: Partial<Release> = {}): Release => ({
      app: opened.app,
      version: models[at]!.version,
      model: models[at]!,
      replicas: 2,
      access: { access: everyone, token: TOKEN },
      ...change,
    });
    const deploy = async (wanted: Release) => {
      await opened.deployer.prepare(wanted, quietly);
      await opened.deployer.ask(wanted);
    };
    const until = async (isSo: (deployed: Deployed | undefined) => boolean): Promise<Deployed | undefined> => {
      for await (const deployed of opened.deployer.watch(opened.app, AbortSignal.timeout(LONG_MS)))
        if (isSo(deployed)) return deployed;
      throw new Error(`It did not come to that: ${JSON.stringify(await opened.deployer.read(opened.app))}`);
    };
    const settled = (version: string) => (deployed: Deployed | undefined) =>
      deployed?.settled === true && deployed.version === version;
    const predict = async () => {
      const { status, json } = await ask(`http://127.0.0.1:${front.port}/v1/predict`, {
        ...photoBody(photo),
        signal: AbortSignal.timeout(30_000),
      });
      return { status, version: Reflect.get(Object(json), 'version') as string };
    };

    it('has nothing before something is deployed, and says so', async () => {
      const { deployer, app } = opened;
      expect(await deployer.read(app)).toBeUndefined();
      await expect(deployer.connect(app)).rejects.toMatchObject({ code: 'nothing-ready' });
      await expect(deployer.scale(app, 2)).rejects.toMatchObject({ code: 'not-found' });
      await expect(deployer.restart(app)).rejects.toMatchObject({ code: 'not-found' });
      await deployer.endCanary(app);
      await deployer.remove(app);
    });

    it('runs the copies that are asked for, each ready with that version', async () => {
      await deploy(release(0));
      const deployed = await until(settled('test-1'));
      expect(deployed?.pods.map(({ state, version }) => [state, version])).toEqual([
        ['ready', 'test-1'],
        ['ready', 'test-1'],
      ]);
      expect(await predict()).toEqual({ status: 200, version: 'test-1' });
    });

    it('does nothing where the same is asked for again', async () => {
      const before = await opened.deployer.read(opened.app);
      await deploy(release(0));
      expect((await until(settled('test-1')))?.pods.map(({ name: pod }) => pod)).toEqual(
        before?.pods.map(({ name: pod }) => pod),
      );
    });

    it('puts another version in place copy by copy, and answers every photo meanwhile', async () => {
      const answers: { status: number; version: string }[] = [];
      let asking = true;
      const asks = Promise.all(
        [1, 2].map(async () => {
          while (asking) {
            answers.push(await predict());
            await sleep(BETWEEN_MS);
          }
        }),
      );
      await deploy(release(1));
      await until(settled('test-2'));
      // Those of before answer until nobody is sent to them any more.
      await until((deployed) => deployed?.pods.every(({ version }) => version === 'test-2') ?? false);
      asking = false;
      await asks;
      expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
      expect(new Set(answers.map(({ version }) => version))).toContain('test-1');
      expect(await predict()).toEqual({ status: 200, version: 'test-2' });
    });

    it('leaves the old copies where a new one is not what it should be, and goes back', async () => {
      const wrong = release(0, {
        version: 'test-3',
        model: { ...models[0]!, version: 'test-3', sha256: 'a'.repeat(64) },
      });
      await deploy(wrong);
      const broken = await until(
        (deployed) =>
          deployed?.pods.some(({ version, trouble }) => version === 'test-3' && trouble !== undefined) ?? false,
      );
      expect(broken?.settled).toBe(false);
      expect(broken?.pods.filter(({ version, state }) => version === 'test-2' && state === 'ready')).toHaveLength(2);
      expect(await predict()).toEqual({ status: 200, version: 'test-2' });
      await deploy(release(1));
      await until(settled('test-2'));
      expect(await predict()).toEqual({ status: 200, version: 'test-2' });
    });

    it('takes another number of copies', async () => {
      await opened.deployer.scale(opened.app, 1);
      const one = await until((deployed) => deployed?.settled === true && deployed.pods.length === 1);
      expect(one?.replicas).toBe(1);
      await opened.deployer.scale(opened.app, 2);
      await until((deployed) => deployed?.settled === true && deployed.pods.length === 2);
    });

    it('has another one take the place of a copy that ends by itself', async () => {
      const names = (deployed: Deployed | undefined) => deployed?.pods.map(({ name: pod }) => pod) ?? [];
      const before = names(await opened.deployer.read(opened.app));
      await opened.crash();
      const fewer = (now: string[]) => before.filter((pod) => now.includes(pod)).length === before.length - 1;
      await until((deployed) => deployed?.settled === true && deployed.pods.length === 2 && fewer(names(deployed)));
      expect(await predict()).toEqual({ status: 200, version: 'test-2' });
    });

    it('follows the load between two numbers where its target can, and says so where it cannot', async () => {
      const { deployer, app } = opened;
      await deploy(release(1));
      const deployed = await until(settled('test-2'));
      if (!deployed?.autoscaling) {
        await expect(deployer.scale(app, 1, 3)).rejects.toMatchObject({ code: 'bad-request' });
        await expect(deployer.ask(release(1, { most: 3 }))).rejects.toMatchObject({ code: 'bad-request' });
        return;
      }
      await deployer.scale(app, 3, 5);
      // It is Kubernetes that adds the third: two are fewer than the least.
      const limited = await until((now) => now?.settled === true && now.replicas === 3);
      expect(limited?.autoscaling?.limits).toMatchObject({ least: 3, most: 5 });
      // What is asked for again leaves the number to it.
      await deploy(release(1, { replicas: 2, most: 5 }));
      await until((now) => now?.autoscaling?.limits?.least === 2);
      expect((await deployer.read(app))?.replicas).toBe(3);
      // A number alone ends it, though it is Kubernetes that has set the number.
      await deploy(release(1, { replicas: 2 }));
      const fixed = await until((now) => now?.settled === true && now.pods.length === 2);
      expect(fixed?.autoscaling?.limits).toBeUndefined();
      // What was stopped starts again with the least there may be.
      await deployer.scale(app, 0);
      await until((now) => now?.pods.length === 0);
      await deploy(release(1, { replicas: 1, most: 3 }));
      const awake = await until((now) => now?.settled === true && now.pods.length === 1);
      expect(awake?.autoscaling?.limits).toMatchObject({ least: 1, most: 3 });
      await deployer.scale(app, 2);
      await until((now) => now?.settled === true && now.pods.length === 2);
      await deploy(release(1));
      const again = await until(settled('test-2'));
      expect([again?.replicas, again?.autoscaling?.limits]).toEqual([2, undefined]);
    });

    it('starts new copies of the same', async () => {
      const names = (deployed: Deployed | undefined) => deployed?.pods.map(({ name: pod }) => pod) ?? [];
      const before = names(await opened.deployer.read(opened.app));
      await opened.deployer.restart(opened.app);
      await until((deployed) => deployed?.settled === true && names(deployed).every((pod) => !before.includes(pod)));
      expect(await predict()).toEqual({ status: 200, version: 'test-2' });
    });

    it('gives another version its share beside the first, and takes it away again with no photo unanswered', async () => {
      const { deployer, app } = opened;
      const before = (await deployer.read(app))?.pods.map(({ name: pod }) => pod);
      const canary = release(0, { replicas: 1 });
      await deployer.prepare(canary, quietly);
      const answers: { status: number; version: string }[] = [];
      let asking = true;
      const asks = (async () => {
        while (asking) {
          answers.push(await predict());
          await sleep(BETWEEN_MS);
        }
      })();
      onTestFinished(() => {
        asking = false;
      });
      await deployer.askCanary(canary);
      const beside = await until((deployed) => deployed?.canary?.settled === true);
      expect(beside).toMatchObject({ version: 'test-2', settled: true, canary: { version: 'test-1', replicas: 1 } });
      expect(beside?.pods.map(({ name: pod }) => pod)).toEqual(before);
      const seen = () => new Set(answers.map(({ version }) => version));
      await expect.poll(() => [...seen()].toSorted(), { timeout: LONG_MS }).toEqual(['test-1', 'test-2']);

      const copy = { deployer, app, copy: beside!.canary!.pods[0]!.name, token: TOKEN };
      expect(await verdictOf(copy, photo)).toMatchObject({ version: 'test-1' });
      expect(await metricsOf(copy)).toMatch(/meadow_requests_total{.*route="\/v1\/predict".*status="200".*} \d+/);
      expect(await verdictOf({ ...copy, copy: before![0]! }, photo)).toMatchObject({ version: 'test-2' });

      await deployer.endCanary(app);
      await until((deployed) => deployed !== undefined && deployed.canary === undefined);
      // While it ends what it answered can still be read of it.
      const reached = () =>
        deployer.connect(app, copy.copy).then(
          (connection) => {
            // One that ends may cut it.
            connection.on('error', () => undefined);
            connection.destroy();
          },
          ({ code }) => code,
        );
      await expect.poll(reached, { timeout: LONG_MS }).toBe('nothing-ready');
      // Who has a connection to it is answered until it is gone.
      const fivefold = async () => Promise.all(Array.from({ length: 5 }, predict));
      const first = { status: 200, version: 'test-2' };
      await expect.poll(fivefold, { timeout: LONG_MS }).toEqual(Array(5).fill(first));
      asking = false;
      await asks;
      expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    });

    it('sends nobody to a canary that is not what it should be, and says what is wrong with it', async () => {
      const wrong = release(0, {
        version: 'test-3',
        replicas: 1,
        model: { ...models[0]!, version: 'test-3', sha256: 'a'.repeat(64) },
      });
      await opened.deployer.prepare(wrong, quietly);
      await opened.deployer.askCanary(wrong);
      const broken = await until((deployed) => deployed?.canary?.pods.some(({ trouble }) => trouble) === true);
      expect(broken).toMatchObject({ settled: true, canary: { version: 'test-3', settled: false } });
      // A copy of the canary before, which is ending, may answer one more on a connection that is kept.
      for (let again = 0; again < 5; again++)
        expect(await predict()).toEqual({ status: 200, version: expect.not.stringMatching('test-3') });
    });

    it('leaves nothing behind', async () => {
      await opened.deployer.remove(opened.app);
      expect(await opened.deployer.read(opened.app)).toBeUndefined();
    });
  });
}
