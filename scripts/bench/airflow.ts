import { execFile } from 'node:child_process';
import { cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { RunUpdate } from '../../contract/training.ts';
import { createDagRuns } from '../../services/adapters/airflow/runs.ts';
import type { ObjectStore } from '../../services/ports/object-store.ts';
import { photoSet } from './photos.ts';
import { openRunningStack } from './running-stack.ts';
import { median, say, table } from './table.ts';

const ROUNDS = 3;
/** Of each class. */
const PHOTOS = 100;

const tasksShape = z.object({
  task_instances: z.array(z.object({ task_id: z.string(), duration: z.number().nullable() })),
});
const runShape = z.object({ queued_at: z.coerce.date(), end_date: z.coerce.date() });

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
  const open = await openRunningStack();
  const { calls, client, folder, records, stack } = open;
  const here: number[] = [];
  const there: { whole: number; steps: number }[] = [];
  try {
    const { id } = await client.projects.create({ name: `Bench ${Date.now()}`, classes: ['dandelion', 'grass'] });
    await open.ended(client.photos.add({ project: id, paths: [await somePhotos(join(folder, 'photos'))] }));
    await open.ended(client.moving.move({ project: id, to: 'stack' }));
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
    await open.close();
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
  say(`Airflow reads the pipelines in ${median(await importTimes(stack)).toFixed(0)} ms.`);
}
