import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../host/core-client.ts';
import { createAirflowCalls } from '../../services/adapters/airflow/calls.ts';
import { createAirflowOrchestrator } from '../../services/adapters/airflow/orchestrator.ts';
import { createDagRuns, type DagRuns } from '../../services/adapters/airflow/runs.ts';
import type { AirflowSettings } from '../../services/adapters/airflow/settings.ts';
import { systemClock } from '../../services/adapters/local/clock.ts';
import { type Core, createCore } from '../../services/assembly/core.ts';
import { AIRFLOW, airflowContainer, docker, layRunningStack } from '../ports/running-stack.ts';
import { endOfJob, endOfRun, refusal } from './faults/ask.ts';
import { PHOTOS, smallMeadow } from './training/photo-folders.ts';

const never = { signal: new AbortController().signal, report: () => {} };

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
    let runs: DagRuns;
    let project: string;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'meadow-airflow-'));
      const home = join(folder, 'home');
      settings = await layRunningStack(join(home, 'stack/at'));
      runs = createDagRuns(createAirflowCalls(settings));
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
    }, 200_000);
    afterAll(async () => {
      await core.close();
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

    it('does not try again what failed for good, and says it in its words', async () => {
      const run = `none-${crypto.randomUUID()}`;
      const airflow = createAirflowOrchestrator(settings, systemClock);
      const running = airflow.run({ run, steps: ['ingest', 'validate'] }, never);
      await expect(running).rejects.toMatchObject({ code: 'bad-request', message: expect.stringContaining(run) });
      const tasks = await runs.tasks((await runs.ofRun(run))[0]!.dag_run_id);
      expect(tasks.slice(0, 2)).toMatchObject([
        { task_id: 'ingest', state: 'failed', try_number: 1 },
        { task_id: 'validate', state: 'upstream_failed' },
      ]);
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
