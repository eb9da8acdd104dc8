import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { RunUpdate } from '../../contract/training.ts';
import type { Client } from '../../host/core-client.ts';
import { type AirflowCalls, createAirflowCalls } from '../../services/adapters/airflow/calls.ts';
import { createAirflowOrchestrator } from '../../services/adapters/airflow/orchestrator.ts';
import { createDagRuns, type DagRuns } from '../../services/adapters/airflow/runs.ts';
import type { AirflowSettings } from '../../services/adapters/airflow/settings.ts';
import { systemClock } from '../../services/adapters/local/clock.ts';
import { openHome } from '../../services/adapters/local/home.ts';
import { type Core, createCore } from '../../services/assembly/core.ts';
import { openStackRecords, type StackRecords } from '../../services/assembly/stack-records.ts';
import { photoKey } from '../../services/domain/object-keys.ts';
import { AIRFLOW, airflowContainer, docker, layRunningStack } from '../ports/running-stack.ts';
import { endOfJob, endOfRun, refusal } from './faults/ask.ts';
import { fillFolder, PHOTOS, photosOf, smallMeadow } from './training/photo-folders.ts';

const never = { signal: new AbortController().signal, report: () => {} };

/** A run as it is now. */
async function lastOf(client: Client, run: string): Promise<RunUpdate> {
  for await (const update of await client.training.watch({ run })) return update;
  throw new Error('Nothing was told.');
}

/** The names of steps at work in Airflow's container. */
const stepsAtWork = () =>
  docker(
    'exec',
    airflowContainer(),
    'sh',
    '-c',
    'cat /proc/[0-9]*/cmdline 2>/dev/null | tr "\\0" " " | grep -o "host/[s]tep.js [a-z]*" || true',
  );

describe.skipIf(!AIRFLOW || !PHOTOS)(
  'a project of the stack trains by Airflow (MEADOW_TEST_AIRFLOW, _PHOTOS)',
  { timeout: 400_000 },
  () => {
    let folder: string;
    let core: Core;
    let client: Client;
    let settings: AirflowSettings;
    let calls: AirflowCalls;
    let runs: DagRuns;
    let records: StackRecords;
    let project: string;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'meadow-airflow-'));
      const home = join(folder, 'home');
      settings = await layRunningStack(join(home, 'stack/at'));
      calls = createAirflowCalls(settings);
      runs = createDagRuns(calls);
      const link = () => Promise.reject(new Error('none'));
      core = await createCore({ home, host: 'desktop', open: false, link });
      client = createRouterClient(core.router);
      const name = `Lawn ${crypto.randomUUID().slice(0, 8)}`;
      ({ id: project } = await client.projects.create({ name, classes: ['dandelion', 'grass'] }));
      const { job: adding } = await client.photos.add({
        project,
        paths: [await smallMeadow(`${folder}/photos`, 0, 30)],
      });
      await endOfJob(client, adding);
      expect(await refusal(client.training.runOn({ project, at: 'stack' }))).toMatchObject({ code: 'bad-request' });
      const { job } = await client.moving.move({ project, to: 'stack' });
      expect(await endOfJob(client, job)).toMatchObject({ state: 'done' });
      const own = await openHome(join(folder, 'own'));
      const log = { debug() {}, info() {}, warn() {}, error() {} };
      records = await openStackRecords({ at: join(home, 'stack/at'), home: own, log });
    }, 200_000);
    afterAll(async () => {
      await core.close();
      await records.close();
      await rm(folder, { recursive: true });
    });

    it('runs on this computer until Airflow is chosen', async () => {
      expect(await client.training.where({ project })).toEqual({ at: 'here', choices: ['here', 'stack'] });
      expect(await client.training.runOn({ project, at: 'stack' })).toMatchObject({ at: 'stack' });
      const other = client.training.start({ project, from: folder });
      expect(await refusal(other)).toMatchObject({ code: 'bad-request' });
    });

    it('trains, shows its stages live, and makes the version live; the run names its page in Airflow', async () => {
      const { run } = await client.training.start({ project, policy: 'by-itself' });
      const seen = new Set<string>();
      let page: string | undefined;
      const ended = await endOfRun(client, run, (update) => {
        for (const { name, state } of update.stages) if (state === 'running') seen.add(name);
        if (update.job && update.job.progress.total > 1) seen.add(`within ${update.job.progress.stage}`);
        page = update.page ?? page;
      });
      expect(ended.error).toBeUndefined();
      expect(ended).toMatchObject({ state: 'done', version: expect.stringContaining(project) });
      expect([...seen]).toEqual(expect.arrayContaining(['ingest', 'embed', 'within embed', 'train', 'register']));
      const [live] = await client.models.history({ project });
      expect(live).toMatchObject({ version: ended.version });
      const [dagRun] = await runs.ofRun(run);
      expect(dagRun).toMatchObject({ state: 'success', conf: { run, project, mode: 'quick' } });
      expect(page).toBe(runs.pageOf(settings.address, dagRun!.dag_run_id));
    });

    /** Begins a run as Airflow's own page does. */
    const beginThere = async (conf: object): Promise<string> => {
      const body = { logical_date: null, conf };
      const shape = z.object({ dag_run_id: z.string() });
      return (await calls.ask(shape, { method: 'POST', path: 'dags/retrain/dagRuns', body })).dag_run_id;
    };
    /** Meadow's run of that one. */
    const runOf = async (id: string): Promise<string> => {
      const found = async () => {
        const listed = await client.training.list({ project });
        for (const { run } of listed)
          if ((await records.tracker.described(run))?.tags.airflow_dag_run === id) return run;
        return undefined;
      };
      await expect.poll(found, { timeout: 180_000, interval: 2000 }).toBeDefined();
      return (await found())!;
    };
    const faultOf = async (id: string, task: string) => {
      const tasks = await runs.tasks(id);
      const found = tasks.find(({ task_id }) => task_id === task)!;
      const { state, try_number } = found;
      return { state, try_number, fault: (await runs.faultOf(id, found)).message };
    };

    it('is one run in Meadow, Airflow and MLflow that was begun in Airflow, and is followed to its end', async () => {
      const id = await beginThere({ project, mode: 'quick' });
      const run = await runOf(id);
      // The stack's own core follows it; this one looks on.
      const seen = new Set<string>();
      const ended = await endOfRun(client, run, ({ stages }) => {
        for (const { name, state } of stages) if (state === 'running') seen.add(name);
      });
      expect(ended).toMatchObject({ state: 'done', by: 'Airflow', version: expect.stringContaining(project) });
      expect(ended.error).toBeUndefined();
      expect(seen.size).toBeGreaterThan(1);
      const update = await lastOf(client, run);
      expect(update.stages.map(({ name, state }) => [name, state]).slice(-2)).toEqual([
        ['deploy', 'done'],
        ['report', 'done'],
      ]);
      expect(update.page).toContain(encodeURIComponent(id));
      expect((await client.training.list({ project })).filter((each) => each.run === run)).toHaveLength(1);
      const told = await records.tracker.described(run);
      expect(told?.tags).toMatchObject({
        airflow_dag_run: id,
        airflow_page: update.page,
        snapshot: ended.snapshot,
        git_commit: expect.stringMatching(/^([0-9a-f]{40}(-changed)?|unknown)$/),
        meadow_run: run,
        version: ended.version,
      });
      expect(told).toMatchObject({ state: 'done', attached: expect.arrayContaining(['card.json', 'report.md']) });
      const { note } = await calls.ask(z.object({ note: z.string() }), {
        method: 'GET',
        path: `dags/retrain/dagRuns/${encodeURIComponent(id)}`,
      });
      for (const part of [run, ended.version!, ended.snapshot!, '/#/experiments/']) expect(note).toContain(part);
    });

    it('says which projects there are where Airflow is told of another, and does not try again', async () => {
      const id = await beginThere({ project: 'nobody-knows', mode: 'quick' });
      await expect.poll(async () => (await runs.find(id))?.state, { timeout: 180_000, interval: 2000 }).toBe('failed');
      const { fault, ...task } = await faultOf(id, 'begin');
      expect(task).toEqual({ state: 'failed', try_number: 1 });
      expect(fault).toContain('nobody-knows');
    });

    it('waits behind a training of another core, says so, and begins after it; any core can cancel it', async () => {
      await records.catalog.leases.take(`train/${project}`, 'somebody', 600_000);
      const id = await beginThere({ project, mode: 'thorough' });
      const state = async () => (await runs.tasks(id)).find(({ task_id }) => task_id === 'begin')?.state;
      await expect.poll(state, { timeout: 180_000, interval: 1000 }).toBe('up_for_retry');
      expect((await faultOf(id, 'begin')).fault).toContain('queued behind another run');
      await records.catalog.leases.release(`train/${project}`, 'somebody');
      const run = await runOf(id);
      expect(await refusal(client.training.start({ project }))).toMatchObject({ code: 'already-running' });
      await client.training.cancel({ run });
      expect((await lastOf(client, run)).run).toMatchObject({ state: 'cancelled' });
      await expect.poll(async () => (await runs.find(id))?.state, { timeout: 30_000, interval: 1000 }).toBe('failed');
      // Whoever followed it writes nothing else down.
      await expect.poll(() => records.catalog.leases.holder(`train/${project}`), { timeout: 60_000 }).toBeUndefined();
      expect((await lastOf(client, run)).run).toMatchObject({ state: 'cancelled' });
    });

    it('comes to its end while no core lives, and one that starts later finds it as it is', async () => {
      await docker('stop', '-t', '5', `${AIRFLOW}-web-1`);
      try {
        const id = await beginThere({
          project,
          mode: 'quick',
          cause: { trigger: 'weekly', reason: { code: 'due', values: {} } },
        });
        await expect
          .poll(async () => (await runs.find(id))?.state, { timeout: 390_000, interval: 3000 })
          .toBe('success');
        const run = await runOf(id);
        const ended = await records.catalog.runs.find(run);
        expect(ended).toMatchObject({ state: 'done', cause: { trigger: 'weekly' }, version: expect.any(String) });
        expect(await records.catalog.versions.find(ended!.version!)).toBeDefined();
        await docker('start', `${AIRFLOW}-web-1`);
        const leader = () => records.catalog.leases.holder('by-itself');
        await expect.poll(leader, { timeout: 120_000, interval: 1000 }).toBeDefined();
        expect(await records.catalog.runs.find(run)).toEqual(ended);
      } finally {
        await docker('start', `${AIRFLOW}-web-1`);
      }
    });

    it('stops where photos in the store are not what was added, and names them', async () => {
      const { job } = await client.photos.add({ project, paths: [await smallMeadow(`${folder}/more`, 30, 34)] });
      await endOfJob(client, job);
      const added = (await records.catalog.photos.list(project)).filter(({ source }) => source.includes('/more/'));
      const [poisoned] = added;
      const before = await records.objects.get(photoKey(poisoned!.hash));
      await records.objects.put(photoKey(poisoned!.hash), Buffer.from('no photo'));
      const { run } = await client.training.start({ project, policy: 'by-itself' });
      const ended = await endOfRun(client, run);
      const name = poisoned!.source.split('/').at(-1)!;
      expect(ended).toMatchObject({
        state: 'failed',
        error: { code: 'photos-damaged', message: expect.stringContaining(name) },
      });
      const [dagRun] = await runs.ofRun(run);
      expect(await faultOf(dagRun!.dag_run_id, 'validate')).toMatchObject({ state: 'failed', try_number: 1 });
      await records.objects.put(photoKey(poisoned!.hash), before);
    });

    it('tries again while the store is away, then goes on: one version, and nothing left over', async () => {
      const before = (await client.models.list({ project })).length;
      const { run } = await client.training.start({ project, mode: 'thorough', policy: 'ask' });
      let away = false;
      const said = new Set<string>();
      const ended = await endOfRun(client, run, async ({ stages, job }) => {
        if (job) said.add(job.progress.stage);
        if (away || !stages.some(({ name, state }) => name === 'embed' && state === 'running')) return;
        away = true;
        await docker('stop', '-t', '1', `${AIRFLOW}-minio-1`);
        const task = async () =>
          (await runs.tasks((await runs.ofRun(run))[0]!.dag_run_id)).some(({ state }) => state === 'up_for_retry');
        await expect
          .poll(task, { timeout: 180_000, interval: 1000 })
          .toBe(true)
          .finally(() => docker('start', `${AIRFLOW}-minio-1`));
      });
      expect(away).toBe(true);
      expect(ended).toMatchObject({ state: 'done' });
      const models = await client.models.list({ project });
      expect(models).toHaveLength(before + 1);
      expect(await runs.ofRun(run)).toHaveLength(1);
    });

    it('trains while MLflow is away, and MLflow knows all of it after', async () => {
      const { run } = await client.training.start({ project, policy: 'ask' });
      let away = false;
      const ended = await endOfRun(client, run, async ({ stages }) => {
        if (away || !stages.some(({ name, state }) => name === 'train' && state === 'running')) return;
        away = true;
        await docker('stop', '-t', '1', `${AIRFLOW}-mlflow-1`);
      }).finally(() => docker('start', `${AIRFLOW}-mlflow-1`));
      expect(ended).toMatchObject({ state: 'done' });
      const answers = () => records.tracker.described(run).then(Boolean, () => false);
      await expect.poll(answers, { timeout: 120_000, interval: 1000 }).toBe(true);
      // Whoever runs next in the place of the steps tells it what they could not.
      await calls.ask(z.unknown(), { method: 'POST', path: 'dags/new_data/dagRuns', body: { logical_date: null } });
      const version = async () => (await records.tracker.described(run))?.tags.version;
      await expect.poll(version, { timeout: 180_000, interval: 2000 }).toBe(ended.version);
    });

    it('goes on when the worker of a step is killed', async () => {
      const before = (await client.models.list({ project })).length;
      const { run } = await client.training.start({ project, mode: 'thorough', policy: 'ask' });
      let killed = false;
      const ended = await endOfRun(client, run, async ({ stages }) => {
        if (killed || !stages.some(({ name, state }) => name === 'train' && state === 'running')) return;
        const step = `for each in /proc/[0-9]*; do grep -qa "host/[s]tep.js" $each/cmdline && kill -9 \${each#/proc/}; done; true`;
        killed = (await stepsAtWork()) !== '';
        if (killed) await docker('exec', airflowContainer(), 'sh', '-c', step);
      });
      expect(killed).toBe(true);
      expect(ended).toMatchObject({ state: 'done' });
      expect((await client.models.list({ project })).length).toBe(before + 1);
    });

    it('is green where the challenger is worse: the gate says no, and the champion stays', async () => {
      const [champion] = await client.models.history({ project });
      // Half of what is new is called what it is not.
      const swapped = join(folder, 'swapped');
      const [dandelions, grass] = await Promise.all(
        ['dandelion', 'grass'].map(async (label) => (await photosOf('dandelion-vs-grass', label)).slice(34, 64)),
      );
      await fillFolder(swapped, 'grass', dandelions!);
      await fillFolder(swapped, 'dandelion', grass!);
      const { job } = await client.photos.add({ project, paths: [swapped] });
      await endOfJob(client, job);
      const { run } = await client.training.start({ project, policy: 'by-itself' });
      const ended = await endOfRun(client, run);
      expect(ended).toMatchObject({ state: 'done' });
      expect((await lastOf(client, run)).result).toMatchObject({ gate: { passed: false }, live: false });
      expect((await runs.ofRun(run))[0]).toMatchObject({ state: 'success' });
      expect((await client.models.history({ project }))[0]).toEqual(champion);
    });

    it('does not try again what failed for good, and says it in its words', async () => {
      const run = `none-${crypto.randomUUID()}`;
      const airflow = createAirflowOrchestrator(settings, systemClock);
      const running = airflow.run({ run, steps: ['ingest', 'validate'] }, never);
      await expect(running).rejects.toMatchObject({ code: 'bad-request', message: expect.stringContaining(run) });
      const tasks = await runs.tasks((await runs.ofRun(run))[0]!.dag_run_id);
      const task = (id: string) => tasks.find(({ task_id }) => task_id === id);
      expect(task('ingest')).toMatchObject({ state: 'failed', try_number: 1 });
      expect(task('validate')).toMatchObject({ state: 'upstream_failed' });
    });

    it('goes on when Airflow is killed in mid-run and started again, with one version', async () => {
      const before = (await client.models.list({ project })).length;
      const { run } = await client.training.start({ project, mode: 'thorough', policy: 'ask' });
      let killed = false;
      const ended = await endOfRun(client, run, async ({ stages }) => {
        const started = stages.some(({ name, state }) => name === 'embed' && state === 'running');
        if (!started || killed) return;
        killed = true;
        await docker('kill', airflowContainer());
        await docker('start', airflowContainer());
      });
      expect(killed).toBe(true);
      expect(ended.error).toBeUndefined();
      expect(ended.state).toBe('done');
      expect((await client.models.list({ project })).length).toBe(before + 1);
      expect(await runs.ofRun(run)).toHaveLength(1);
    });

    it('waits for its turn behind another run, and is cancelled there', async () => {
      const other = `other-${crypto.randomUUID()}`;
      const { run } = await client.training.start({ project, mode: 'thorough', policy: 'ask' });
      await expect.poll(async () => (await runs.ofRun(run))[0]?.state, { timeout: 60_000 }).toBe('running');
      const stop = new AbortController();
      const behind = Promise.withResolvers<void>();
      const waiting = createAirflowOrchestrator(settings, systemClock).run(
        { run: other, steps: ['ingest'] },
        { signal: stop.signal, report: ({ stage }) => stage === 'wait-turn' && behind.resolve() },
      );
      waiting.catch(() => undefined);
      await Promise.race([behind.promise, waiting]);
      stop.abort(new Error('enough'));
      await expect(waiting).rejects.toThrow('enough');

      await client.training.cancel({ run });
      expect(await endOfRun(client, run)).toMatchObject({ state: 'cancelled' });
      expect((await runs.ofRun(run))[0]).toMatchObject({ state: 'failed' });
      expect((await runs.ofRun(other))[0]).toMatchObject({ state: 'failed' });
      await expect.poll(stepsAtWork, { timeout: 20_000, interval: 500 }).toBe('');
      await client.training.resume({ run });
      await sleep(0);
      expect(await endOfRun(client, run)).toMatchObject({ state: 'done' });
    });
  },
);
