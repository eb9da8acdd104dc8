import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServedModel } from '../../../contract/shapes/predictor.ts';
import { systemClock } from '../../../services/adapters/local/clock.ts';
import { createDeploying, type Deploying } from '../../../services/deploying/deploying.ts';
import { createEvents } from '../../../services/events/events.ts';
import { createJobs, type Jobs } from '../../../services/jobs/jobs.ts';
import { makeModels } from '../predictor/made-model.ts';
import { makePhoto } from '../predictor/made-photo.ts';
import { deployingParts } from './deploying-parts.ts';
import { withErringCopies } from './erring-copies.ts';
import type { Ground, OnGround } from './grounds.ts';
import { keptRecords } from './kept-records.ts';
import { answerAt, underLoad } from './under-load.ts';

const LONG_MS = 240_000;
const BETWEEN_MS = 60;

/** The first minutes of a version that took another's place, wherever it runs. */
export function describeProbation(...[name, open, options = {}]: OnGround) {
  describe.skipIf(options.skip)(`a version on probation: ${name}`, { timeout: 2 * LONG_MS }, () => {
    const project = `probation-${process.pid}`;
    const records = keptRecords();
    let folder: string;
    let models: ServedModel[];
    let photo: Buffer;
    let jobs: Jobs;
    let ground: Ground;
    let erring: Awaited<ReturnType<typeof withErringCopies>>;
    let deploying: Deploying;
    let live = 'test-1';

    const openDeploying = (): Deploying =>
      createDeploying(
        deployingParts({
          records,
          jobs,
          clusters: async () => ({ clusters: ground.clusters }),
          deployer: async () => erring.deployer,
          model: async (version) => models.find((model) => model.version === version)!,
          liveVersion: async () => live,
        }),
      );
    const ended = async ({ job }: { job: string }) => {
      for await (const _ of jobs.watch(job));
      return jobs.get(job).state;
    };
    const now = async () => (await deploying.list())[0]!;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'meadow-probation-'));
      models = await makeModels(folder, [{ version: 'test-1' }, { version: 'test-2' }]);
      photo = await makePhoto(1);
      jobs = createJobs({ events: createEvents(), clock: systemClock });
      ground = await open();
      erring = await withErringCopies(ground.deployer, 'test-2');
      deploying = openDeploying();
      expect(await ended(await deploying.deploy({ project, target: ground.target, replicas: 2 }))).toBe('done');
    }, LONG_MS);
    afterAll(async () => {
      await deploying?.close();
      await ground?.deployer.remove(project);
      await ground?.deployer.close();
      erring?.close();
      await jobs?.close();
      await rm(folder, { recursive: true });
    }, LONG_MS);

    it('is not on it where nothing answered before', async () => {
      expect((await now()).probation).toBeUndefined();
      await expect.poll(async () => (await now()).address, { timeout: 60_000 }).toBeDefined();
      const { address } = await now();
      for (let times = 0; times < 12; times++) expect((await answerAt(address, photo)).status).toBe(200);
    });

    it('goes back by itself where its answers fail, also after a restart of the core, and says why', async () => {
      live = 'test-2';
      await deploying.wentLive(project);
      expect(await ended({ job: (await now()).job! })).toBe('done');
      expect(await now()).toMatchObject({ version: 'test-2', probation: { back: 'test-1' } });
      await deploying.close();
      deploying = openDeploying();
      await deploying.begin();
      await expect.poll(async () => (await now()).address, { timeout: 60_000 }).toBeDefined();
      erring.begin();
      await underLoad({ address: (await now()).address, photo, betweenMs: BETWEEN_MS }, async () => {
        await expect.poll(async () => (await now()).version, { timeout: 60_000 }).toBe('test-1');
        await expect.poll(async () => (await now()).job, { timeout: LONG_MS }).toBeUndefined();
      });
      const after = await now();
      expect(after.deployed).toMatchObject({ version: 'test-1', settled: true });
      expect(after.probation).toBeUndefined();
      expect(after.failed).toMatchObject({ version: 'test-2', fault: { code: 'rollout-taken-back' } });
      expect(after.failed!.fault.message).toMatch(
        /^test-2 was taken back: \d+ % of its answers failed, 0.0 % of those/,
      );
      // What is live still, and was tried, is not followed once more.
      await deploying.look(project);
      expect((await now()).job).toBeUndefined();
    });

    it('is gone back to by a person without being judged', async () => {
      erring.end();
      expect(await ended(await deploying.deploy({ project, version: 'test-2' }))).toBe('done');
      expect((await now()).probation).toMatchObject({ back: 'test-1' });
      expect(await ended(await deploying.rollback({ project }))).toBe('done');
      expect(await now()).toMatchObject({ version: 'test-1' });
      expect((await now()).probation).toBeUndefined();
    });
  });
}
