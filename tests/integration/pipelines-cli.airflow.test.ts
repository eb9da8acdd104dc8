import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PipelineRun } from '../../contract/shapes/pipeline.ts';
import { AIRFLOW, failAtOnce, layRunningStack } from '../ports/running-stack.ts';
import { runMeadow } from './cli/run-meadow.ts';

describe.skipIf(!AIRFLOW)('meadow pipelines (MEADOW_TEST_AIRFLOW)', { timeout: 120_000 }, () => {
  let home: string;
  let failed: string;
  const meadow = (...args: string[]) =>
    runMeadow(['pipelines', ...args], { home, env: { COMPOSE_PROJECT_NAME: AIRFLOW!, MEADOW_COMPOSE_FILE: '' } });

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'meadow-cli-pipelines-'));
    const asked = await failAtOnce(await layRunningStack(await mkdtemp(join(home, 'laid-'))));
    const runs: PipelineRun[] = JSON.parse((await meadow('runs', '--pipeline', 'retrain', '--json')).stdout);
    failed = runs.find(({ training }) => training?.run === asked)!.run;
  }, 200_000);
  afterAll(() => rm(home, { recursive: true }));

  it('lists them, and switches one off and on', async () => {
    expect(await meadow('disable', 'weekly')).toMatchObject({ code: 0, stdout: 'weekly is off.\n' });
    const off = await meadow('list');
    expect(await meadow('enable', 'weekly')).toMatchObject({ code: 0, stdout: 'weekly is on.\n' });
    expect(off.code).toBe(0);
    expect(off.stdout).toMatch(/^weekly +off/m);
    expect((await meadow('list')).stdout).toMatch(/^weekly +on/m);
  });

  it('shows the tasks of a run in their order, why it failed, and what a task wrote', async () => {
    const shown = await meadow('show', failed);
    expect(shown.code).toBe(1);
    const tasks = shown.stdout.split('\n').map((line) => line.split(/ +/).slice(0, 2).join(' '));
    expect(tasks.slice(0, 4)).toEqual(['TASK STATE', 'begin done', 'ingest failed', 'validate blocked']);
    expect(shown.stderr).toContain('The run is failed. Begun by the button.');
    const log = await meadow('log', failed, 'ingest');
    expect(log.code).toBe(0);
    expect(log.stdout).toContain('retrain.py');
  });

  it('says which tasks there are, and what it does not know', async () => {
    expect((await meadow('log', failed, 'nothing')).stderr).toContain('It has: begin, ');
    const unknown = await meadow('show', 'nothing');
    expect(unknown).toMatchObject({ code: 1, stdout: '' });
    expect(unknown.stderr).toContain('None of the newest runs is called "nothing".');
    expect((await meadow('show', 'nothing', '--pipeline', 'weekly')).code).toBe(1);
    expect((await meadow('runs', '--last', '1000')).code).toBe(64);
    expect(JSON.parse((await meadow('runs', '--last', '1', '--json')).stdout)).toHaveLength(1);
  });
});
