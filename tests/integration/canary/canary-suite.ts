import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Canary } from '../../../contract/shapes/canary.ts';
import type { ServedModel } from '../../../contract/shapes/predictor.ts';
import { systemClock } from '../../../services/adapters/local/clock.ts';
import { createDeploying, type Deploying } from '../../../services/deploying/deploying.ts';
import { createEvents } from '../../../services/events/events.ts';
import { createJobs, type Jobs } from '../../../services/jobs/jobs.ts';
import { deployingParts } from '../deploying/deploying-parts.ts';
import type { Ground, OnGround } from '../deploying/grounds.ts';
import { keptRecords } from '../deploying/kept-records.ts';
import { underLoad } from '../deploying/under-load.ts';
import { makeModels } from '../predictor/made-model.ts';
import { makePhoto } from '../predictor/made-photo.ts';

const LONG_MS = 240_000;
/** A load that is steady, and leaves the machine room to start copies in. */
const BETWEEN_MS = 60;

/** A canary from its start to its end, wherever it runs. */
export function describeCanary(...[name, open, options = {}]: OnGround) {
  describe.skipIf(options.skip)(`a canary: ${name}`, { timeout: 2 * LONG_MS }, () => {
    const project = `canary-${process.pid}`;
    const records = keptRecords();
    const photos = new Map<string, Buffer>();
    let folder: string;
    let models: ServedModel[];
    let jobs: Jobs;
    let ground: Ground;
    let deploying: Deploying;
    let live = 'test-1';
    let byItself: boolean | undefined;

    const openDeploying = (): Deploying =>
      createDeploying(
        deployingParts({
          records,
          jobs,
          clusters: async () => ({ clusters: ground.clusters }),
          deployer: async () => ground.deployer,
          model: async (version) => models.find((model) => model.version === version)!,
          liveVersion: async () => live,
          rollbackLive: async () => live,
          promoteLive: async (version, { itself }) => {
            live = version;
            byItself = itself;
          },
          photosFor: async () => [...photos.keys()],
          photoBytes: async (_project, hash) => photos.get(hash)!,
        }),
      );
    const ended = async ({ job }: { job: string }) => {
      for await (const _ of jobs.watch(job));
      const { state, error } = jobs.get(job);
      return { state, ...(error && { code: error.code }) };
    };
    const now = async () => (await deploying.list())[0]!;
    const canary = async () => (await now()).canary as Canary | undefined;
    const order = (version: string, change: object = {}) => ({
      project,
      version,
      percent: 33,
      byHand: false,
      minutes: 0.1,
      answers: 20,
      ...change,
    });
    const whileAsked = async (work: () => Promise<unknown>) =>
      underLoad({ address: (await now()).address, photo: photos.get('1')!, betweenMs: BETWEEN_MS }, work);
    const until = async (isSo: (canary: Canary) => boolean): Promise<Canary> => {
      let seen: Canary | undefined;
      await expect
        .poll(
          async () => {
            seen = await canary();
            return seen !== undefined && isSo(seen);
          },
          { timeout: LONG_MS, interval: 300, message: JSON.stringify(seen) },
        )
        .toBe(true);
      return seen!;
    };

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'meadow-canary-'));
      models = await makeModels(folder, [
        { version: 'test-1', seed: 1 },
        { version: 'test-2', seed: 1 },
        { version: 'other-1', seed: 2, certain: true },
        { version: 'flies-1', classes: ['ants', 'bees'] },
      ]);
      models.push({ ...models[0]!, version: 'broken-1', sha256: 'a'.repeat(64) });
      for (let seed = 1; seed <= 24; seed++) photos.set(String(seed), await makePhoto(seed));
      jobs = createJobs({ events: createEvents(), clock: systemClock });
      ground = await open();
      deploying = openDeploying();
      const { target } = ground;
      expect(await ended(await deploying.deploy({ project, target, replicas: 2 }))).toEqual({ state: 'done' });
    }, LONG_MS);
    afterAll(async () => {
      await deploying?.close();
      await ground?.deployer.remove(project);
      await ground?.deployer.close();
      await jobs?.close();
      await rm(folder, { recursive: true });
    }, LONG_MS);

    it('that answers as well as the champion gets its share, and takes its place, with no photo unanswered', async () => {
      let last: Canary | undefined;
      const { failed, of } = await whileAsked(async () => {
        const begun = await deploying.canary(order('test-2'));
        expect(await ended(begun)).toEqual({ state: 'done' });
        const { canary: beside } = (await now()).deployed!;
        expect(beside).toMatchObject({ version: 'test-2', replicas: 1, settled: true });
        last = await until(({ state, canary: { asked } }) => state !== 'watched' || asked >= 20);
        expect(last.share).toBeCloseTo(1 / 3, 5);
        last = await until(({ state }) => state === 'ended');
      });
      expect(failed).toBe(0);
      expect(last).toMatchObject({ ended: { how: 'promoted', why: { kind: 'sound' } } });
      expect(last!.agreement).toEqual({ asked: 24, agreed: 24, total: 24 });
      expect(last!.canary.errors + last!.champion.errors).toBe(0);
      // By chance it may be more or fewer: each connection is led to any of the three, once the cluster knows of the third.
      const share = last!.canary.asked / (last!.canary.asked + last!.champion.asked);
      expect(share).toBeLessThan(0.6);
      expect(of('test-1')).toBeGreaterThan(0);
      expect(of('test-2')).toBeGreaterThanOrEqual(20);
      expect({ live, byItself }).toEqual({ live: 'test-2', byItself: true });
      const { deployed, version, before } = await now();
      expect({ version, before, canary: deployed?.canary }).toEqual({ version: 'test-2', before: 'test-1' });
      expect(deployed).toMatchObject({ version: 'test-2', settled: true });
    });

    it('that says other things is aborted by itself, with no photo unanswered', async () => {
      const { failed } = await whileAsked(async () => {
        expect(await ended(await deploying.canary(order('other-1')))).toEqual({ state: 'done' });
        const { ended: how } = await until(({ state }) => state === 'ended');
        expect(how).toMatchObject({ how: 'aborted', why: { kind: 'disagrees' } });
        await expect.poll(async () => (await now()).deployed?.canary, { timeout: LONG_MS }).toBeUndefined();
      });
      expect(failed).toBe(0);
      expect((await now()).version).toBe('test-2');
      expect(live).toBe('test-2');
    });

    it('whose copies do not get ready is aborted with their reason, and the champion answers all the time', async () => {
      const { failed, of } = await whileAsked(async () => {
        const end = await ended(await deploying.canary(order('broken-1')));
        expect(end).toEqual({ state: 'failed', code: 'rollout-failed' });
      });
      expect(failed).toBe(0);
      expect(of('broken-1')).toBe(0);
      const { ended: how } = (await canary())!;
      expect(how).toMatchObject({ how: 'aborted', why: { kind: 'not-ready', message: expect.any(String) } });
      await expect.poll(async () => (await now()).deployed?.canary, { timeout: LONG_MS }).toBeUndefined();
    });

    it('is watched on after a restart of the core, and promoted by a person only where that was asked for', async () => {
      expect(await ended(await deploying.canary(order('test-1', { byHand: true, minutes: 0 })))).toEqual({
        state: 'done',
      });
      let before = 0;
      await whileAsked(async () => {
        before = (await until(({ canary: { asked } }) => asked >= 10)).canary.asked;
      });
      // A port of Meadow's own ends with the core, and is there again with the next.
      await deploying.close();
      deploying = openDeploying();
      await deploying.begin();
      const { failed } = await whileAsked(async () => {
        const after = await until(({ waits, canary: { asked } }) => waits.length === 0 && asked > before);
        expect(after).toMatchObject({ state: 'watched', byHand: true });
        expect(await ended(await deploying.promote({ project }))).toEqual({ state: 'done' });
      });
      expect(failed).toBe(0);
      expect(await canary()).toMatchObject({ ended: { how: 'promoted', why: { kind: 'person' } } });
      expect({ live, byItself }).toEqual({ live: 'test-1', byItself: false });
    });

    it('is ended where another version is deployed meanwhile, or a person aborts it', async () => {
      // It knows other classes, so that the two cannot be compared by what they say.
      expect(await ended(await deploying.canary(order('flies-1', { byHand: true, percent: 50 })))).toEqual({
        state: 'done',
      });
      expect(await canary()).toMatchObject({ share: 0.5, agreement: { none: 'other-classes' } });
      await expect(deploying.canary(order('test-1'))).rejects.toMatchObject({ code: 'bad-request' });
      live = 'test-2';
      await deploying.wentLive(project);
      await ended({ job: (await now()).job! });
      expect(await canary()).toMatchObject({
        ended: { how: 'aborted', why: { kind: 'overtaken', details: { version: 'test-2' } } },
      });
      expect((await now()).deployed).toMatchObject({ version: 'test-2' });

      expect(await ended(await deploying.canary(order('test-1', { byHand: true })))).toEqual({ state: 'done' });
      expect(await ended(await deploying.abort({ project }))).toEqual({ state: 'done' });
      expect(await canary()).toMatchObject({ ended: { how: 'aborted', why: { kind: 'person' } } });
      await expect(deploying.abort({ project })).rejects.toMatchObject({ code: 'not-found' });
      await expect(deploying.promote({ project })).rejects.toMatchObject({ code: 'not-found' });
      expect(await ended(await deploying.remove({ project }))).toEqual({ state: 'done' });
      expect(await deploying.list()).toEqual([]);
    });
  });
}
