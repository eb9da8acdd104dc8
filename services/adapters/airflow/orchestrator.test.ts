import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
}

describe('Airflow, as a server that says what it says', () => {
  let server: Server;
  let folder: string;
  let world: World;
  let signedIn: number;
  let ended: string[];
  let run: (signal?: AbortSignal) => Promise<void>;
  beforeEach(async () => {
    world = { good: new Set(), broken: false, scheduler: 'healthy' };
    [signedIn, ended] = [0, []];
    let asked = 0;
    const answers = (method: string, path: string): [number, object] => {
      if (path === '/auth/token') {
        const token = `token-${++signedIn}`;
        world.good.add(token);
        return [201, { access_token: token }];
      }
      if (path.endsWith('/importErrors'))
        return [200, { import_errors: [{ filename: 'retrain.py', stack_trace: TRACE }] }];
      if (path.endsWith('/dags/retrain')) return [200, { is_paused: false, has_import_errors: world.broken }];
      if (path.endsWith('/monitor/health')) return [200, { scheduler: { status: world.scheduler } }];
      if (path.endsWith('/taskInstances')) return [200, { task_instances: [] }];
      if (method === 'PATCH') ended.push(path);
      if (path.endsWith('/dagRuns') && method === 'GET') return [200, { dag_runs: [] }];
      // It goes on for a while, in which the token grows old.
      asked += 1;
      if (asked === 2) world.good.clear();
      const state = world.scheduler === 'healthy' && asked > 3 ? 'success' : 'running';
      return [200, { dag_run_id: 'meadow__one__1', state, conf: {} }];
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
    run = (signal = AbortSignal.any([])) =>
      orchestrator.run({ run: 'one', steps: ['ingest'] }, { signal, report: () => undefined });
  });
  afterEach(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  it('signs in again where its token is not taken any more, and follows the run to its end', async () => {
    await run();
    expect(signedIn).toBe(2);
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
});
