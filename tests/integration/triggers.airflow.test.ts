import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { Client as StoreClient } from 'minio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { RunSummary } from '../../contract/shapes/run.ts';
import { triggerSettings } from '../../contract/shapes/trigger.ts';
import type { Client } from '../../host/core-client.ts';
import { type AirflowCalls, createAirflowCalls } from '../../services/adapters/airflow/calls.ts';
import { systemClock } from '../../services/adapters/local/clock.ts';
import { createPostgresCatalog } from '../../services/adapters/sql/postgres/catalog.ts';
import { type Core, createCore } from '../../services/assembly/core.ts';
import { addressFiles, recordAddresses } from '../../services/domain/stack/record-addresses.ts';
import { createLookLeases } from '../../services/jobs/look-leases.ts';
import { AIRFLOW, docker, layRunningStack } from '../ports/running-stack.ts';
import { endOfJob, endOfRun } from './faults/ask.ts';
import { openPrometheus } from './stack/open-prometheus.ts';
import { PHOTOS, photosOf, smallMeadow } from './training/photo-folders.ts';

const DAY_MS = 24 * 60 * 60_000;
const settings = triggerSettings.parse({});
const limits = (coolDownMinutes: number) => ({ limits: { ...settings.limits, coolDownMinutes, perDay: 48 } });
const stateShape = z.object({ dag_run_id: z.string(), state: z.string() });
const runsShape = z.object({ dag_runs: z.array(stateShape) });
const progressShape = z.object({ value: z.object({ stage: z.string(), done: z.number(), total: z.number() }) });
const portOf = async (service: string, inside: number) =>
  Number((await docker('port', `${AIRFLOW}-${service}-1`, String(inside))).split(':').at(-1));

describe.skipIf(!AIRFLOW || !PHOTOS)(
  'what begins trainings in the stack (MEADOW_TEST_AIRFLOW, _PHOTOS)',
  { timeout: 600_000 },
  () => {
    let folder: string;
    let at: string;
    let core: Core;
    let client: Client;
    let calls: AirflowCalls;
    let catalog: Awaited<ReturnType<typeof createPostgresCatalog>>;
    let store: StoreClient;
    let project: string;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'meadow-airflow-triggers-'));
      const home = join(folder, 'home');
      at = join(home, 'stack/at');
      calls = createAirflowCalls(await layRunningStack(at));
      const link = () => Promise.reject(new Error('none'));
      core = await createCore({ home, host: 'desktop', open: true, link });
      client = createRouterClient(core.router);
      const addresses = recordAddresses.parse(JSON.parse(await readFile(join(at, addressFiles.addresses), 'utf8')));
      const secret = async (file: string) => (await readFile(join(at, file), 'utf8')).trim();
      catalog = await createPostgresCatalog({
        ...addresses.postgres,
        passwordFile: join(at, addressFiles.postgresPassword),
      });
      store = new StoreClient({
        endPoint: addresses.s3.endpoint,
        port: addresses.s3.port,
        useSSL: false,
        region: 'us-east-1',
        accessKey: addresses.s3.accessKey,
        secretKey: await secret(addressFiles.s3Secret),
      });
      const name = `Lawn ${crypto.randomUUID().slice(0, 8)}`;
      ({ id: project } = await client.projects.create({ name, classes: ['dandelion', 'grass'] }));
      const { job } = await client.moving.move({ project, to: 'stack' });
      expect(await endOfJob(client, job)).toMatchObject({ state: 'done' });
      await client.projects.change({ project, policy: 'by-itself' });
      await client.training.runOn({ project, at: 'stack' });
      await client.triggers.change({
        project,
        change: { 'new-photos': { on: true, least: 25 }, ...limits(0) },
      });
    }, 300_000);
    afterAll(async () => {
      await client.triggers.change({ project, change: { 'new-photos': { on: false, least: 25 } } });
      await catalog.close();
      await core.close();
      await rm(folder, { recursive: true });
    }, 60_000);

    const runs = (): Promise<RunSummary[]> => client.training.list({ project });
    /** As Airflow's clock does. */
    const look = async (dag: string) => {
      const path = `dags/${dag}/dagRuns`;
      const { dag_run_id: id } = await calls.ask(stateShape, {
        method: 'POST',
        path,
        body: { logical_date: null, conf: {} },
      });
      return async () => {
        const state = async () =>
          (await calls.ask(stateShape, { method: 'GET', path: `${path}/${encodeURIComponent(id)}` })).state;
        await expect.poll(state, { timeout: 180_000, interval: 500 }).toBe('success');
      };
    };
    /** The training that was begun beside those there were, at its end. */
    const another = async (before: number) => {
      await expect.poll(async () => (await runs()).length, { timeout: 240_000, interval: 500 }).toBe(before + 1);
      const [run] = await runs();
      return endOfRun(client, run!.run);
    };
    const put = async (key: string, file: string) => store.fPutObject('inbox', `${project}/${key}`, file);
    const waiting = async () => {
      const keys: string[] = [];
      for await (const { name } of store.listObjectsV2('inbox', '', true) as AsyncIterable<{ name: string }>)
        if (name.includes(project)) keys.push(name);
      return keys.toSorted();
    };

    it('photos put into the bucket become a version that the API has and Prometheus shows, with no step by hand', async () => {
      for (const label of ['dandelion', 'grass'])
        for (const [number, file] of (await photosOf('dandelion-vs-grass', label)).slice(0, 30).entries())
          await put(`${label}/${number}.jpg`, file);
      await store.putObject('inbox', `${project}/grass/broken.jpg`, Buffer.from('no photo'));
      await store.putObject('inbox', `${project}/moss/strange.jpg`, Buffer.from('no photo'));
      const ended = await another(0);
      expect(ended).toMatchObject({
        state: 'done',
        cause: { trigger: 'new-photos', reason: { code: 'new-photos', values: { least: 25 } } },
      });
      expect(await client.models.history({ project })).toMatchObject([{ version: ended.version }]);
      const api = await portOf('api-front', 8000);
      const served = async () => (await fetch(`http://127.0.0.1:${api}/v1/models`)).text();
      await expect.poll(served, { timeout: 60_000, interval: 250 }).toContain(ended.version);
      const { series } = openPrometheus(await portOf('prometheus', 9090));
      const shown = async () =>
        (await series(`meadow_live_version{project="${project}"}`)).map(({ version }) => version);
      await expect.poll(shown, { timeout: 60_000, interval: 1000 }).toContain(ended.version);

      expect(await waiting()).toEqual([
        `rejected/${project}/grass/broken.jpg`,
        `rejected/${project}/grass/broken.jpg.txt`,
        `rejected/${project}/moss/strange.jpg`,
        `rejected/${project}/moss/strange.jpg.txt`,
      ]);
      expect(await client.photos.counts({ project })).toMatchObject({
        total: 60,
        labels: { dandelion: 30, grass: 30 },
      });
    });

    /** How far the last run's `deploy` said it was. */
    const deployed = async () => {
      const query = { order_by: '-run_after', limit: '1' };
      const { dag_runs } = await calls.ask(runsShape, { method: 'GET', path: 'dags/retrain/dagRuns', query });
      const run = `dags/retrain/dagRuns/${encodeURIComponent(dag_runs[0]!.dag_run_id)}`;
      const path = `${run}/taskInstances/deploy/xcomEntries/progress`;
      return (await calls.find(progressShape, { method: 'GET', path }))?.value;
    };

    it('photos added in a window are told of at once, why it trains is said, and a replica that hangs is waited for', async () => {
      const before = await runs();
      const replica = `${AIRFLOW}-api-1`;
      await docker('pause', replica);
      const untilItWaits = async () => {
        try {
          const half = { stage: 'deploy', done: 1, total: 2 };
          await expect.poll(deployed, { timeout: 300_000, interval: 500 }).toEqual(half);
        } finally {
          await docker('unpause', replica);
        }
      };
      const waits = untilItWaits();
      const { job } = await client.photos.add({ project, paths: [await smallMeadow(`${folder}/more`, 30, 50)] });
      await endOfJob(client, job);
      await waits;
      const ended = await another(before.length);
      expect(ended.state).toBe('done');
      expect(ended.cause).toEqual({
        trigger: 'new-photos',
        reason: { code: 'new-photos', values: { photos: 40, least: 25 } },
      });
      const said = await client.triggers.decisions({ project, limit: 5 });
      expect(said[0]).toMatchObject({ trigger: 'new-photos', ran: true });
    });

    it('a calendar that was missed runs once, also where two pipelines look at the same moment', async () => {
      const before = (await runs()).length;
      await client.triggers.change({ project, change: { weekly: { on: true, cron: '0 3 * * 1' } } });
      await createLookLeases(
        catalog.leases,
        'test',
        systemClock,
      )(project, async () => {
        const memory = await catalog.triggers.memory(project);
        memory.since.weekly = new Date(Date.now() - 22 * DAY_MS);
        await catalog.triggers.keep(project, { memory });
      });
      const looks = await Promise.all([look('weekly'), look('new_data'), look('weekly')]);
      const ended = await another(before);
      expect(ended.cause).toMatchObject({ trigger: 'weekly', reason: { code: 'missed', values: { times: 3 } } });
      for (const end of looks) await end();
      await (await look('weekly'))();
      expect(await runs()).toHaveLength(before + 1);
    });

    it('trains again where the live version is right too seldom, and the cool-down holds what comes after', async () => {
      const before = (await runs()).length;
      const [live] = await client.models.history({ project });
      await client.triggers.change({
        project,
        change: { weekly: { on: false, cron: '0 3 * * 1' }, 'live-accuracy': { on: true, below: 0.9, last: 5 } },
      });
      for (let number = 0; number < 5; number += 1)
        await catalog.corrections.put({
          project,
          hash: String(number).padStart(64, '0'),
          photo: 'a.jpg',
          version: live!.version,
          verdict: 'grass',
          truth: 'dandelion',
          at: new Date(),
          by: 'ada',
        });
      await (await look('performance_watch'))();
      const ended = await another(before);
      expect(ended.cause).toMatchObject({ trigger: 'live-accuracy', reason: { code: 'accuracy-low' } });

      await client.triggers.change({ project, change: limits(60) });
      const { job } = await client.photos.add({ project, paths: [await smallMeadow(`${folder}/late`, 50, 65)] });
      await endOfJob(client, job);
      const last = async () => (await client.triggers.decisions({ project, limit: 1 }))[0];
      await expect.poll(last, { timeout: 120_000, interval: 500 }).toMatchObject({
        trigger: 'new-photos',
        ran: false,
        reason: { code: 'cool-down' },
      });
      expect(await runs()).toHaveLength(before + 1);
    });
  },
);
