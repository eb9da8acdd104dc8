import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Client } from '../../host/core-client.ts';
import { type AirflowCalls, createAirflowCalls } from '../../services/adapters/airflow/calls.ts';
import { createDagRuns, type DagRuns, type Task } from '../../services/adapters/airflow/runs.ts';
import { openHome } from '../../services/adapters/local/home.ts';
import { type Core, createCore } from '../../services/assembly/core.ts';
import { openStackRecords, type StackRecords } from '../../services/assembly/stack-records.ts';
import { readRecord } from '../../services/steps/run-records.ts';
import { embeddedShape } from '../../services/steps/run-shapes.ts';
import { docker, layRunningStack, SCALE } from '../ports/running-stack.ts';
import { endOfJob, endOfRun } from './faults/ask.ts';
import { fillFolder, PHOTOS, photosOf } from './training/photo-folders.ts';

const A_CLASS = 210;
const log = { debug() {}, info() {}, warn() {}, error() {} };

const placed = z.object({
  task_id: z.string(),
  map_index: z.int(),
  state: z.string().nullable(),
  try_number: z.int(),
  hostname: z.string().nullable(),
});
const placedTasks = z.object({ task_instances: z.array(placed) });

describe.skipIf(!SCALE || !PHOTOS)(
  'workers in containers of their own share new photos (MEADOW_TEST_SCALE, _PHOTOS)',
  { timeout: 1_200_000 },
  () => {
    let folder: string;
    let core: Core;
    let client: Client;
    let calls: AirflowCalls;
    let runs: DagRuns;
    let records: StackRecords;
    let project: string;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'meadow-scale-'));
      const home = join(folder, 'home');
      const at = join(home, 'stack/at');
      calls = createAirflowCalls(await layRunningStack(at, SCALE));
      runs = createDagRuns(calls);
      records = await openStackRecords({ at, home: await openHome(join(folder, 'looks')), log });
      const link = () => Promise.reject(new Error('none'));
      core = await createCore({ home, host: 'desktop', open: false, link });
      client = createRouterClient(core.router);
      const name = `Garden ${crypto.randomUUID().slice(0, 8)}`;
      ({ id: project } = await client.projects.create({ name, classes: ['rose', 'tulip'] }));
      const photos = join(folder, 'photos');
      for (const label of ['rose', 'tulip'])
        await fillFolder(photos, label, (await photosOf('flowers', label)).slice(0, A_CLASS));
      await endOfJob(client, (await client.photos.add({ project, paths: [photos] })).job);
      const { job } = await client.moving.move({ project, to: 'stack' });
      expect(await endOfJob(client, job)).toMatchObject({ state: 'done' });
      await client.training.runOn({ project, at: 'stack' });
    }, 600_000);
    afterAll(async () => {
      await records.close();
      await core.close();
      await rm(folder, { recursive: true });
    });

    const shardsOf = async (id: string) => {
      const path = `dags/retrain/dagRuns/${encodeURIComponent(id)}/taskInstances`;
      const { task_instances } = await calls.ask(placedTasks, { method: 'GET', path });
      return task_instances.filter(({ task_id, map_index }) => task_id === 'embed' && map_index >= 0);
    };
    const doneOf = async (id: string, task: Pick<Task, 'task_id' | 'map_index'>) =>
      (await runs.progress(id, task))?.done ?? 0;

    it('and one that is killed in the middle loses nothing', async () => {
      const { photos } = await client.projects.list().then((all) => all.find(({ id }) => id === project)!);
      const { run } = await client.training.start({ project, policy: 'by-itself' });
      const seen: number[] = [];
      const ending = endOfRun(client, run, ({ job }) => {
        if (job?.progress.stage === 'embed' && job.progress.total > 1) seen.push(job.progress.total);
      });

      const dagRun = async () => (await runs.ofRun(run))[0]?.dag_run_id;
      await expect.poll(dagRun, { timeout: 120_000 }).toBeDefined();
      const id = (await dagRun())!;
      const atWork = async () => (await shardsOf(id)).filter(({ state }) => state === 'running');
      await expect.poll(async () => (await atWork()).length, { timeout: 400_000, interval: 500 }).toBe(2);
      const before = await atWork();
      expect(new Set(before.map(({ hostname }) => hostname)).size).toBe(2);

      const [doomed] = before;
      await expect.poll(() => doneOf(id, doomed!), { timeout: 120_000, interval: 200 }).toBeGreaterThan(5);
      const kept = await doneOf(id, doomed!);
      const killed = doomed!.hostname!;
      await docker('kill', killed);
      try {
        expect(await ending).toMatchObject({ state: 'done', version: expect.stringContaining(project) });
      } finally {
        await docker('start', killed);
      }
      const after = await shardsOf(id);
      expect(after.every(({ state }) => state === 'success')).toBe(true);
      const again = after.find(({ map_index }) => map_index === doomed!.map_index)!;
      expect(again).toMatchObject({ try_number: 2, hostname: before[1]!.hostname });

      // What the killed one had looked at was kept, and nobody looked at it again.
      const shard = (at: number) => readRecord(records.objects, run, `embed-${at + 1}-of-2`, embeddedShape);
      const [own, other] = [await shard(doomed!.map_index), await shard(before[1]!.map_index)];
      expect(own.cached).toBeGreaterThanOrEqual(kept);
      expect(other.cached).toBe(0);
      expect(own.cached + own.embedded + other.embedded).toBe(photos);
      expect(await readRecord(records.objects, run, 'embed', embeddedShape)).toMatchObject({
        embedded: own.embedded + other.embedded,
        cached: own.cached,
      });
      // The Train page counted the photos of both.
      expect(Math.max(...seen)).toBeGreaterThan(photos * 0.9);
    });
  },
);
