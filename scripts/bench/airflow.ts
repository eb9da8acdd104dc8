import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createRouterClient } from '@orpc/server';
import { z } from 'zod';
import type { RunUpdate } from '../../contract/training.ts';
import { createAirflowCalls } from '../../services/adapters/airflow/calls.ts';
import { createDagRuns } from '../../services/adapters/airflow/runs.ts';
import { createDockerEngines } from '../../services/adapters/docker/engines.ts';
import { openHome } from '../../services/adapters/local/home.ts';
import { createStderrLog } from '../../services/adapters/node/stderr-log.ts';
import { createCore } from '../../services/assembly/core.ts';
import { openStackRecords } from '../../services/assembly/stack-records.ts';
import { addressFiles, recordAddresses } from '../../services/domain/stack/record-addresses.ts';
import type { ObjectStore } from '../../services/ports/object-store.ts';
import { readRecordPlace } from '../../services/stack/read-record-place.ts';
import { photoSet } from './photos.ts';
import { median, say, table } from './table.ts';

const ROUNDS = 3;
/** Of each class. */
const PHOTOS = 100;

const tasksShape = z.object({
  task_instances: z.array(z.object({ task_id: z.string(), duration: z.number().nullable() })),
});
const runShape = z.object({ queued_at: z.coerce.date(), end_date: z.coerce.date() });

/** Where the records of a stack are that runs on this computer's engine: the Compose project MEADOW_TEST_AIRFLOW. */
async function layStack(folder: string, project: string): Promise<void> {
  const { platform, env } = process;
  const engine = await createDockerEngines({ platform, env, home: homedir(), uid: process.getuid?.() }).find();
  const file = { project, file: '', services: [], volumes: [], networks: [] };
  const place = await readRecordPlace(engine, file as unknown as Parameters<typeof readRecordPlace>[1]);
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(place)) await writeFile(join(folder, name), text, { mode: 0o600 });
}

async function somePhotos(folder: string): Promise<string> {
  for (const label of ['dandelion', 'grass']) {
    const source = join(photoSet('dandelion-vs-grass'), label);
    await mkdir(join(folder, label), { recursive: true });
    for (const name of (await readdir(source)).sort().slice(0, PHOTOS))
      await cp(join(source, name), join(folder, label, name));
  }
  return folder;
}

/** Has the next training look at every photo again. */
async function forgetLooks(objects: ObjectStore): Promise<void> {
  for await (const { key } of objects.list('embeddings/')) await objects.remove(key);
}

/** Milliseconds in which Airflow's container reads the pipelines, Airflow itself loaded. */
async function importTimes(project: string): Promise<number[]> {
  const program = [
    'import sys, time, importlib, glob, os',
    'import airflow.sdk, airflow.sdk.bases.operator',
    'sys.path.insert(0, "/opt/meadow/dags")',
    'begun = time.perf_counter()',
    'for each in sorted(glob.glob("/opt/meadow/dags/*.py")): importlib.import_module(os.path.basename(each)[:-3])',
    'print((time.perf_counter() - begun) * 1000)',
  ].join('\n');
  const args = ['exec', '-w', '/tmp', `${project}-airflow-api-1`, 'python3', '-c', program];
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { stdout } = await promisify(execFile)('docker', args);
    times.push(Number(stdout.trim().split('\n').at(-1)));
  }
  return times;
}

/** A retraining by Airflow, and the same steps on the same records by a process of this computer. */
export async function airflow(): Promise<void> {
  const project = process.env.MEADOW_TEST_AIRFLOW;
  if (!project) return say('Needs MEADOW_TEST_AIRFLOW, the Compose project of a stack that runs.');
  const folder = await mkdtemp(join(tmpdir(), 'meadow-bench-airflow-'));
  const home = join(folder, 'home');
  const at = join(home, 'stack/at');
  await layStack(at, project);
  const addresses = recordAddresses.parse(JSON.parse(await readFile(join(at, addressFiles.addresses), 'utf8')));
  const calls = createAirflowCalls({ ...addresses.airflow!, passwordFile: join(at, addressFiles.airflowPassword) });
  const log = createStderrLog('bench');
  const records = await openStackRecords({ at, home: await openHome(join(folder, 'own')), log });
  const core = await createCore({ home, host: 'cli', open: false, link: () => Promise.reject(new Error('none')) });
  const client = createRouterClient(core.router);
  const here: number[] = [];
  const there: { whole: number; steps: number }[] = [];
  try {
    const { id } = await client.projects.create({ name: `Bench ${Date.now()}`, classes: ['dandelion', 'grass'] });
    const ended = async (job: string) => {
      for await (const { state } of await client.jobs.watch({ job }))
        if (state === 'failed') throw new Error('The photos did not come into the stack.');
    };
    await ended((await client.photos.add({ project: id, paths: [await somePhotos(join(folder, 'photos'))] })).job);
    await ended((await client.moving.move({ project: id, to: 'stack' })).job);
    const train = async (where: 'here' | 'stack') => {
      await client.training.runOn({ project: id, at: where });
      await forgetLooks(records.objects);
      const begun = performance.now();
      const { run } = await client.training.start({ project: id, mode: 'thorough', policy: 'ask' });
      let last: RunUpdate['run'] | undefined;
      for await (const update of await client.training.watch({ run })) last = update.run;
      if (last?.state !== 'done') throw new Error(`It ended as ${last?.state}: ${last?.error?.message}`);
      return { run, seconds: (performance.now() - begun) / 1000 };
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      here.push((await train('here')).seconds);
      const { run } = await train('stack');
      const [{ dag_run_id: name } = { dag_run_id: '' }] = await createDagRuns(calls).ofRun(run);
      const path = `dags/retrain/dagRuns/${encodeURIComponent(name)}`;
      const whole = await calls.ask(runShape, { method: 'GET', path });
      const { task_instances: tasks } = await calls.ask(tasksShape, { method: 'GET', path: `${path}/taskInstances` });
      there.push({
        whole: (whole.end_date.getTime() - whole.queued_at.getTime()) / 1000,
        steps: tasks.reduce((sum, { duration }) => sum + (duration ?? 0), 0),
      });
    }
  } finally {
    await core.close();
    await records.close();
    await rm(folder, { recursive: true });
  }
  const [own, steps] = [median(here), median(there.map((each) => each.steps))];
  const scheduling = median(there.map((each) => each.whole - each.steps));
  say(
    table([
      [`${2 * PHOTOS} photos, thorough`, 's'],
      ['`meadow train`, on the records of the stack', own.toFixed(1)],
      ["the same steps as Airflow's tasks", steps.toFixed(1)],
      ["Airflow's own scheduling", scheduling.toFixed(1)],
    ]),
  );
  say(`\nThe steps in Airflow take ${(steps / own).toFixed(2)} times what they take here.`);
  say(`Airflow reads the pipelines in ${median(await importTimes(project)).toFixed(0)} ms.`);
}
