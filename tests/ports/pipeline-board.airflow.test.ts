import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PipelineRun } from '../../contract/shapes/pipeline.ts';
import type { LogLine } from '../../contract/shapes/stack.ts';
import { createAirflowBoard } from '../../services/adapters/airflow/board.ts';
import { systemClock } from '../../services/adapters/local/clock.ts';
import type { PipelineBoard } from '../../services/ports/pipeline-board.ts';
import { AIRFLOW, failAtOnce, layRunningStack } from './running-stack.ts';

const never = new AbortController().signal;

describe.skipIf(!AIRFLOW)(
  "Airflow's pipelines, as people look at them (MEADOW_TEST_AIRFLOW)",
  { timeout: 300_000 },
  () => {
    let folder: string;
    let board: PipelineBoard;
    /** A training that nobody wrote down: its first step fails for good. */
    let run: PipelineRun;
    let asked: string;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'meadow-board-'));
      const settings = await layRunningStack(folder);
      board = createAirflowBoard(settings, systemClock);
      asked = await failAtOnce(settings);
      const { runs } = await board.runs({ pipeline: 'retrain', offset: 0, limit: 100 });
      run = runs.find(({ training }) => training?.run === asked)!;
    }, 200_000);
    afterAll(() => rm(folder, { recursive: true }));

    it('tells each pipeline, whether it is on, and how it ended last', async () => {
      const { pipelines, works, broken, page } = await board.overview();
      expect(works).toBe(true);
      expect(broken).toEqual([]);
      expect(page).toMatch(/^http:/);
      const retrain = pipelines.find(({ name }) => name === 'retrain');
      expect(retrain).toMatchObject({ on: true, about: expect.stringMatching(/\w/), last: { pipeline: 'retrain' } });
      expect(retrain).not.toHaveProperty('next');
    });

    it('lists runs, newest first, by state and page by page', async () => {
      expect(run).toMatchObject({ state: 'failed', origin: { kind: 'person' }, training: { project: 'nowhere' } });
      const { runs, total } = await board.runs({ state: 'failed', offset: 0, limit: 1 });
      expect(runs).toHaveLength(1);
      expect(total).toBeGreaterThanOrEqual(1);
      expect((await board.runs({ state: 'failed', offset: total, limit: 5 })).runs).toEqual([]);
      const all = (await board.runs({ offset: 0, limit: 20 })).runs.map((one) => one.asked);
      expect(all).toEqual(all.toSorted().toReversed());
    });

    it('tells of each task how it stands, what it failed with, and what stands before it', async () => {
      const { tasks, order, waits } = await board.run('retrain', run.run);
      expect(waits).toBeUndefined();
      const failed = tasks.find(({ state }) => state === 'failed');
      expect(failed).toMatchObject({ attempt: 1, fault: { message: expect.stringContaining(asked) } });
      expect(tasks.find(({ task }) => task === 'promote')).toMatchObject({
        state: expect.stringMatching(/blocked|skipped/),
      });
      expect(order.find(({ task }) => task === 'evaluate')?.after).toEqual(['train']);
    });

    it('gives the log of a try to its end, what went wrong line by line', async () => {
      const { tasks } = await board.run('retrain', run.run);
      const { task } = tasks.find(({ state }) => state === 'failed')!;
      const lines: LogLine[] = [];
      for await (const some of board.log({ pipeline: 'retrain', run: run.run, task, attempt: 1 }, never))
        lines.push(...some);
      const text = lines.map((line) => line.text);
      expect(text.some((line) => line.startsWith('ERROR ') && line.includes(asked))).toBe(true);
      expect(text).toContain('Traceback (most recent call last):');
      expect(lines.every(({ service }) => service === task)).toBe(true);
      expect(lines.map(({ at }) => at)).toEqual(lines.map(({ at }) => at).toSorted());
    });

    it('switches a pipeline off and on', async () => {
      const isOn = async () => (await board.overview()).pipelines.find(({ name }) => name === 'retrain')?.on;
      await board.switch('retrain', false);
      try {
        expect(await isOn()).toBe(false);
      } finally {
        await board.switch('retrain', true);
      }
      expect(await isOn()).toBe(true);
    });

    it('leaves a run alone that has ended, and says what it does not know', async () => {
      await board.end('retrain', run.run);
      const unknown = { code: 'not-found' };
      await expect(board.run('retrain', 'none')).rejects.toMatchObject(unknown);
      await expect(board.end('retrain', 'none')).rejects.toMatchObject(unknown);
      await expect(board.switch('none', true)).rejects.toMatchObject(unknown);
      const log = board.log({ pipeline: 'retrain', run: run.run, task: 'none', attempt: 1 }, never);
      await expect(log[Symbol.asyncIterator]().next()).rejects.toMatchObject(unknown);
    });
  },
);
