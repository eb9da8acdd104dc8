import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '../../domain/fault.ts';
import { OutOfSight } from '../../domain/out-of-sight.ts';
import type { StepOrder } from '../../ports/orchestrator.ts';
import { systemClock } from '../local/clock.ts';
import { createAirflowOrchestrator } from './orchestrator.ts';

// What a real Airflow says, in states that a test cannot bring a real one into soon: a day-old token, a broken file in
// its image, a scheduler that is dead and stays so. All else is in tests/ports/orchestrator.airflow.test.ts.

const TRACE = `Traceback (most recent call last):
  File "/home/airflow/importer.py", line 212, in parse
    loader.exec_module(new_module)
  File "/opt/meadow/dags/retrain.py", line 8, in <module>
    from meadow_step import MeadowStop
ImportError: cannot import name 'MeadowStop' from 'meadow_step'
`;

interface World {
  /** Of tokens that were given, those that are still good. */
  good: Set<string>;
  broken: boolean;
  scheduler: string;
  /** It refuses everything but a token. */
  away: boolean;
  /** What the run was begun with. */
  conf: object;
  /** How the run ended, and what its step failed with. */
  failed: object | undefined;
}

describe('Airflow, as a server that says what it says', () => {
  let server: Server;
  let folder: string;
  let world: World;
  let signedIn: number;
  let ended: string[];
  let begun: number;
  let told: string[];
  let run: (order?: Partial<StepOrder>) => Promise<void>;
  beforeEach(async () => {
    world = { good: new Set(), broken: false, scheduler: 'healthy', away: false, conf: {}, failed: undefined };
    [signedIn, ended, begun, told] = [0, [], 0, []];
    let asked = 0;
    const answers = (method: string, path: string): [number, object] => {
      if (path === '/auth/token') {
        const token = `token-${++signedIn}`;
        world.good.add(token);
        return [201, { access_token: token }];
      }
      if (world.away) return [503, { detail: 'Bad gateway' }];
      if (path.endsWith('/importErrors'))
        return [200, { import_errors: [{ filename: 'retrain.py', stack_trace: TRACE }] }];
      if (path.endsWith('/dags/retrain')) return [200, { is_paused: false, has_import_errors: world.broken }];
      if (path.endsWith('/monitor/health')) return [200, { scheduler: { status: world.scheduler } }];
      if (path.endsWith('/xcomEntries/fault')) return [200, { value: world.failed }];
      const tasks = world.failed ? [{ task_id: 'ingest', state: 'failed', try_number: 1, map_index: -1 }] : [];
      if (path.endsWith('/taskInstances')) return [200, { task_instances: tasks }];
      if (method === 'PATCH') ended.push(path);
      if (method === 'POST') begun += 1;
      if (path.endsWith('/dagRuns') && method === 'GET') return [200, { dag_runs: [] }];
      // It goes on for a while, in which the token grows old.
      asked += 1;
      if (asked === 2) world.good.clear();
      const over = world.failed ? 'failed' : 'success';
      const state = world.scheduler === 'healthy' && asked > 3 ? over : 'running';
      return [200, { dag_run_id: 'meadow__one__1', state, conf: world.conf }];
    };
    server = createServer((request, response) => {
      const path = new URL(request.url ?? '', 'http://here').pathname;
      const token = request.headers.authorization?.replace('Bearer ', '');
      const [status, body] =
        path !== '/auth/token' && !world.good.has(token ?? '')
          ? [401, { detail: 'Token expired' }]
          : answers(request.method ?? '', path);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    folder = await mkdtemp(join(tmpdir(), 'meadow-airflow-'));
    const passwordFile = join(folder, 'password');
    await writeFile(passwordFile, 'secret');
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const clock = { ...systemClock, sleep: (_: number, signal?: AbortSignal) => systemClock.sleep(1, signal) };
    const orchestrator = createAirflowOrchestrator({ address, user: 'meadow', passwordFile }, clock, {
      patience: 50,
      health: 0,
    });
    run = (order) =>
      orchestrator.run(
        { run: 'one', steps: ['ingest'], ...order },
        {
          signal: AbortSignal.any([]),
          report: ({ stage }) => void told.push(stage),
          placed: async ({ id }) => void told.push(id),
        },
      );
  });
  afterEach(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  it('signs in again where its token is not taken any more, and follows the run to its end', async () => {
    await run();
    expect(signedIn).toBe(2);
  });

  it('tells that Airflow has it before the first task begins', async () => {
    await run();
    expect(told.slice(0, 2)).toEqual(['meadow__one__1', 'wait-start']);
  });

  it('says in which line of the pipeline it cannot be read', async () => {
    world.broken = true;
    await expect(run()).rejects.toMatchObject({
      code: 'pipeline-broken',
      message: expect.stringContaining("retrain.py:8: ImportError: cannot import name 'MeadowStop' from 'meadow_step'"),
    });
  });

  it('says that nothing runs the steps, and gives the run up', async () => {
    world.scheduler = 'unhealthy';
    await expect(run()).rejects.toMatchObject({ code: 'no-worker' });
    expect(ended).toHaveLength(1);
  });

  it('follows a run to its end also where the pipeline cannot be read any more', async () => {
    world.broken = true;
    await run({ there: 'meadow__one__1', follow: true });
    expect([begun, ended]).toEqual([0, []]);
  });

  it('leaves a run out of sight where Airflow is away for too long, and does not end it', async () => {
    world.away = true;
    const lost = await run({ there: 'meadow__one__1', follow: true }).catch((thrown) => thrown);
    expect(lost).toBeInstanceOf(OutOfSight);
    expect(lost).toMatchObject({ code: 'remote-failed' });
    expect(ended).toEqual([]);
  });

  it('takes what a step failed with for the end of the run, also where another service was away', async () => {
    world.failed = new Fault('remote-down', 'MLflow does not answer.', 'Start it.', {
      details: { service: 'MLflow' },
    }).toShape();
    const failed = await run().catch((thrown) => thrown);
    expect(failed).toMatchObject({ code: 'remote-down', message: 'MLflow does not answer.' });
    expect(failed).not.toBeInstanceOf(OutOfSight);
  });

  it("goes on with a run of Airflow's own form, which says that no core began it", async () => {
    world.conf = { project: 'lawn', run: '' };
    await run({ there: 'manual__1' });
    expect(begun).toBe(0);
  });
});
