import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { z } from 'zod';
import { triggerSettings } from '../../contract/shapes/trigger.ts';
import { readPhotos } from './photos.ts';
import { openRunningStack } from './running-stack.ts';
import { say, table } from './table.ts';

/** Of each class, and so many are new. */
const PHOTOS = 30;
const LONGEST_MS = 600_000;

const runsShape = z.object({ dag_runs: z.array(z.object({ dag_run_id: z.string() })) });
const tasksShape = z.object({
  task_instances: z.array(
    z.object({ task_id: z.string(), duration: z.number().nullable(), start_date: z.coerce.date().nullable() }),
  ),
});

/** From photos put into the store's inbox to the answer of every replica with what was learnt of them, by nobody's hand. */
export async function circle(): Promise<void> {
  const open = await openRunningStack();
  const { calls, client, inbox, stack } = open;
  try {
    const { id: project } = await client.projects.create({
      name: `Circle ${Date.now()}`,
      classes: ['dandelion', 'grass'],
    });
    await open.ended(client.moving.move({ project, to: 'stack' }));
    await client.projects.change({ project, policy: 'by-itself' });
    await client.training.runOn({ project, at: 'stack' });
    const { limits } = triggerSettings.parse({});
    await client.triggers.change({
      project,
      change: { 'new-photos': { on: true, least: 2 * PHOTOS }, limits: { ...limits, coolDownMinutes: 0 } },
    });
    const photos = await readPhotos('dandelion-vs-grass');
    for (const [label, some] of [
      ['dandelion', photos.slice(0, PHOTOS)],
      ['grass', photos.slice(-PHOTOS)],
    ] as const)
      for (const [at, bytes] of some.entries()) await inbox.put(`${project}/${label}/${at}.jpg`, bytes);
    const put = performance.now();
    const seconds = () => (performance.now() - put) / 1000;

    const version = await until(async () => (await client.models.history({ project }))[0]?.version);
    const live = seconds();
    const { stdout } = await promisify(execFile)('docker', ['port', `${stack}-api-front-1`, '8000']);
    const models = `http://${stdout.trim().split('\n')[0]}/v1/models`;
    await until(async () => (await (await fetch(models)).text()).includes(version) || undefined);
    const served = seconds();

    const path = 'dags/retrain/dagRuns';
    const query = { order_by: '-run_after', limit: '1' };
    const { dag_runs: runs } = await calls.ask(runsShape, { method: 'GET', path, query });
    const { task_instances: tasks } = await calls.ask(tasksShape, {
      method: 'GET',
      path: `${path}/${encodeURIComponent(runs[0]!.dag_run_id)}/taskInstances`,
    });
    // What comes after is no part of the way to the answer.
    const own = tasks.filter(({ task_id: task }) => !['begin', 'shards', 'deploy', 'report'].includes(task));
    const steps = own.reduce((sum, { duration }) => sum + (duration ?? 0), 0);
    say(
      table([
        [`${2 * PHOTOS} photos put into the inbox`, 's'],
        ['the version is live', live.toFixed(1)],
        ['the API answers with it', served.toFixed(1)],
        ["of that, the training's own steps", steps.toFixed(1)],
        ['all else', (served - steps).toFixed(1)],
      ]),
    );
  } finally {
    await open.close();
  }
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  const end = performance.now() + LONGEST_MS;
  while (performance.now() < end) {
    const found = await look();
    if (found !== undefined) return found;
    await sleep(250);
  }
  throw new Error('It took too long.');
}
