import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelCard } from '../../../contract/shapes/model.ts';
import type { ServedModel } from '../../../contract/shapes/predictor.ts';
import { systemClock } from '../../../services/adapters/local/clock.ts';
import { createFileObjectStore } from '../../../services/adapters/local/object-store.ts';
import { createSqliteCatalog } from '../../../services/adapters/sql/sqlite/catalog.ts';
import { createDeploying, type Deploying } from '../../../services/deploying/deploying.ts';
import { createEvents } from '../../../services/events/events.ts';
import { createJobs, type Jobs } from '../../../services/jobs/jobs.ts';
import type { Catalog } from '../../../services/ports/catalog.ts';
import { deploy } from '../../../services/steps/deploy.ts';
import { createDesiredStates } from '../../../services/steps/desired-state.ts';
import { writeRecord } from '../../../services/steps/run-records.ts';
import type { StepContext } from '../../../services/steps/step.ts';
import { deployingParts } from '../deploying/deploying-parts.ts';
import { makeModels } from '../predictor/made-model.ts';
import { hasCluster, NO_CLUSTER, realClusters, realDeployer } from './real-cluster.ts';

const LONG_MS = 240_000;
const project = `desired-${process.pid}`;

describe.skipIf(!hasCluster)(
  `what a training in the stack wants deployed to somebody's cluster (${NO_CLUSTER})`,
  { timeout: LONG_MS },
  () => {
    let folder: string;
    let models: ServedModel[];
    let jobs: Jobs;
    let deploying: Deploying;
    /** Of the stack, where trainings and Meadows meet. */
    let catalog: Catalog;
    /** Of the Meadow with access. */
    let own: Catalog;

    const desired = () => createDesiredStates(catalog, systemClock);
    /** What the step of a run says, the version of which went live. */
    const step = async (run: string, version: string) => {
      const objects = createFileObjectStore(join(folder, 'objects'));
      await writeRecord(objects, run, 'request', { project: { id: project, name: project } });
      await writeRecord(objects, run, 'promote', { version, live: true });
      const before = (await catalog.live.champion(project))?.version;
      const change = { project, version, how: 'gate', by: 'Meadow', reason: '', at: new Date() } as const;
      await catalog.live.switch(change, before);
      const signal = AbortSignal.timeout(LONG_MS);
      const context = { run, catalog, objects, clock: systemClock, signal, report: () => undefined };
      // The step needs no more than this.
      return deploy(context as unknown as StepContext);
    };
    /** The core has it look whenever the stack's records change. */
    const looking = async <T>(work: Promise<T>): Promise<T> => {
      let over = false;
      const ended = work.finally(() => {
        over = true;
      });
      while (!over) {
        await deploying.look();
        await systemClock.sleep(300);
      }
      return ended;
    };

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'meadow-desired-'));
      models = await makeModels(folder, [
        { version: 'test-1', seed: 1 },
        { version: 'test-2', seed: 2 },
      ]);
      models.push({ ...models[0]!, version: 'test-3', sha256: 'a'.repeat(64) });
      catalog = await createSqliteCatalog(join(folder, 'stack.db'));
      own = await createSqliteCatalog(join(folder, 'own.db'));
      await catalog.projects.create({
        id: project,
        name: project,
        classes: ['a', 'b'],
        created: new Date(),
        policy: 'by-itself',
      });
      for (const { version, sha256 } of models)
        await catalog.versions.add({
          project,
          version,
          sha256,
          object: version,
          created: new Date(),
          card: {} as ModelCard,
          run: undefined,
          snapshot: undefined,
        });
      jobs = createJobs({ events: createEvents(), clock: systemClock });
      const deployer = await realDeployer();
      deploying = createDeploying(
        deployingParts({
          records: own.settings,
          jobs,
          clusters: async () => ({ clusters: realClusters() }),
          deployer: async () => deployer,
          model: async (version) => models.find((model) => model.version === version)!,
          liveVersion: async () => (await catalog.live.champion(project))!.version,
          desired: async () => desired(),
          self: async () => ({ meadow: 'annas', by: 'Anna' }),
        }),
      );
    }, LONG_MS);
    afterAll(async () => {
      await (await realDeployer()).remove(project);
      await deploying.close();
      await jobs.close();
      await Promise.all([catalog.close(), own.close()]);
      await rm(folder, { recursive: true });
    }, LONG_MS);

    it('is waited for by nobody where nobody deploys the project', async () => {
      expect((await step('run-1', 'test-1')).clusters).toEqual([]);
      expect(await desired().wanted(project)).toMatchObject({ run: 'run-1', version: 'test-1' });
    });

    it('is carried out by the Meadow that deploys it, which says so', async () => {
      const { job } = await deploying.deploy({ project });
      for await (const _ of jobs.watch(job));
      const { clusters } = await looking(step('run-2', 'test-2'));
      const where = realClusters()[0]!.context;
      expect(clusters).toEqual([{ meadow: 'annas', where, by: 'Anna', state: 'done' }]);
      expect(await deploying.list()).toMatchObject([{ version: 'test-2', deployed: { settled: true } }]);
    });

    it('fails no training where it does not get ready: it says why, once, and is not tried over and over', async () => {
      const { clusters } = await looking(step('run-3', 'test-3'));
      expect(clusters).toMatchObject([{ state: 'failed', fault: { code: 'rollout-failed' } }]);
      expect(clusters[0]?.fault?.message).toContain('test-3');
      const begun = jobs.list().length;
      await deploying.look();
      await deploying.look(project);
      expect(jobs.list().length).toBe(begun);
      expect(await deploying.list()).toMatchObject([{ version: 'test-2', failed: { version: 'test-3' } }]);
    });

    it('is followed also where another core put it live', async () => {
      const change = { project, version: 'test-1', how: 'rollback', by: 'Ben', reason: '', at: new Date() } as const;
      await catalog.live.switch(change, 'test-3');
      await deploying.look();
      await expect
        .poll(async () => (await deploying.list())[0], { timeout: LONG_MS })
        .toMatchObject({ version: 'test-1', deployed: { version: 'test-1', settled: true } });
    });

    it('is asked of no Meadow that removed it', async () => {
      await expect.poll(async () => (await deploying.list())[0]?.job, { timeout: LONG_MS }).toBeUndefined();
      const { job } = await deploying.remove({ project });
      for await (const _ of jobs.watch(job));
      expect(jobs.get(job)).toMatchObject({ state: 'done' });
      expect(await desired().rollouts(project, 'run-4')).toEqual([]);
    });
  },
);
