import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServedModel } from '../../../contract/shapes/predictor.ts';
import { systemClock } from '../../../services/adapters/local/clock.ts';
import { createDeploying, type Deploying } from '../../../services/deploying/deploying.ts';
import { createEvents } from '../../../services/events/events.ts';
import { createJobs, type Jobs } from '../../../services/jobs/jobs.ts';
import type { JournalPart } from '../../../services/ports/catalog/journals.ts';
import { createJournalReader } from '../../../services/serving/journal-reader.ts';
import { makeModels } from '../predictor/made-model.ts';
import { makePhoto } from '../predictor/made-photo.ts';
import { deployingParts, quiet } from './deploying-parts.ts';
import type { Ground, OnGround } from './grounds.ts';
import { keptRecords } from './kept-records.ts';
import { answerAt } from './under-load.ts';

const LONG_MS = 240_000;

/** What copies answered comes into the history, wherever they run. */
export function describeJournals(...[name, open, options = {}]: OnGround) {
  describe.skipIf(options.skip)(`the journals of copies: ${name}`, { timeout: LONG_MS }, () => {
    const project = `journals-${process.pid}`;
    const records = keptRecords();
    /** By boot, the numbers of the entries that were kept; a core that keeps one twice is found out. */
    const kept = new Map<string, number[]>();
    let folder: string;
    let models: ServedModel[];
    let jobs: Jobs;
    let ground: Ground;
    let deploying: Deploying;

    const take = async ({ boot, entries }: JournalPart) => {
      const known = kept.get(boot) ?? [];
      const fresh = entries.filter(({ number }) => number > (known.at(-1) ?? 0));
      kept.set(boot, [...known, ...fresh.flatMap(({ number, predictions }) => predictions.map(() => number))]);
      return fresh.length;
    };
    const count = () => [...kept.values()].flat().length;
    const openDeploying = async () => {
      deploying = createDeploying(
        deployingParts({
          records,
          jobs,
          clusters: async () => ({ clusters: ground.clusters }),
          deployer: async () => ground.deployer,
          model: async (version) => models.find((model) => model.version === version)!,
          liveVersion: async () => 'test-1',
          takeOver: (journal) =>
            createJournalReader({ journal }, { take, onRequests: () => undefined, clock: systemClock, log: quiet }),
        }),
      );
      await deploying.begin();
    };
    const addressOf = async () => {
      await expect.poll(async () => (await deploying.list())[0]?.address, { timeout: 60_000 }).toBeDefined();
      return (await deploying.list())[0]!.address;
    };
    const ask = async (photos: number[]) => {
      const address = await addressOf();
      for (const seed of photos) expect((await answerAt(address, await makePhoto(seed))).status).toBe(200);
    };

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'meadow-journals-'));
      models = await makeModels(folder, [{ version: 'test-1' }]);
      jobs = createJobs({ events: createEvents(), clock: systemClock });
      ground = await open();
      await openDeploying();
      const { job } = await deploying.deploy({ project, target: ground.target, replicas: 2 });
      for await (const _ of jobs.watch(job));
      expect(jobs.get(job).state).toBe('done');
    }, LONG_MS);
    afterAll(async () => {
      await deploying?.close();
      await ground?.deployer.remove(project);
      await ground?.deployer.close();
      await jobs?.close();
      await rm(folder, { recursive: true });
    }, LONG_MS);

    it('bring each prediction once, also those that were made while no core was there', async () => {
      await ask([1, 2, 3, 4]);
      await expect.poll(count, { timeout: 60_000 }).toBe(4);
      await ask([5, 6]);
      await deploying.close();
      await openDeploying();
      await ask([7]);
      await expect.poll(count, { timeout: 60_000 }).toBe(7);
    });

    it('bring what a copy answered that is replaced', async () => {
      await ask([8, 9, 10]);
      const { job } = await deploying.restart({ project });
      for await (const _ of jobs.watch(job));
      await expect.poll(count, { timeout: 60_000 }).toBe(10);
    });
  });
}
