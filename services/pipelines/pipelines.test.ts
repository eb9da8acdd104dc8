import { expect, it } from 'vitest';
import type { PipelineRun } from '../../contract/shapes/pipeline.ts';
import { runOf } from '../domain/airflow-run.ts';
import { Fault } from '../domain/fault.ts';
import type { RunRecord } from '../ports/catalog/runs.ts';
import type { Clock } from '../ports/clock.ts';
import type { PipelineBoard } from '../ports/pipeline-board.ts';
import { newRun } from '../training/new-run.ts';
import { asKnown, createPipelines } from './pipelines.ts';

const run: PipelineRun = {
  pipeline: 'retrain',
  run: 'meadow__1__1',
  state: 'failed',
  asked: '2026-11-26T21:00:00.000Z',
  origin: { kind: 'person' },
  page: 'http://localhost/',
};
const record = (change: Partial<RunRecord>): RunRecord => ({
  run: '1',
  ...newRun({ project: 'lawn', mode: 'quick', started: new Date(0), by: 'ada', cause: undefined }),
  state: 'failed',
  ...change,
});

it('Meadow knows who or what began a training, and that it was cancelled', () => {
  expect(asKnown(run, record({}))).toMatchObject({
    state: 'failed',
    origin: { kind: 'person', by: 'ada' },
    training: { run: '1', project: 'lawn', mode: 'quick' },
  });
  expect(asKnown(run, record({ state: 'cancelled' })).state).toBe('cancelled');
  const cause = { trigger: 'new-photos', reason: { code: 'new-photos', values: { photos: 25 } } } as const;
  expect(asKnown(run, record({ cause, by: 'Meadow' })).origin).toEqual({ kind: 'trigger', cause });
});

it('what Airflow knows of who began it stays where Meadow was not asked', () => {
  const page = { ...run, origin: { kind: 'page', by: 'admin' } } as const;
  expect(asKnown(page, record({ by: '' })).origin).toEqual({ kind: 'page', by: 'admin' });
});

it('a run is told of also where its records never answer', async () => {
  // A clock that is always late.
  const clock: Clock = { now: () => new Date(0), sleep: async () => {} };
  const never = () => new Promise<never>(() => {});
  const known = { ...run, training: { run: '1', project: 'lawn' } };
  const board = { run: async () => ({ run: known, tasks: [], order: [] }) } as unknown as PipelineBoard;
  const pipelines = createPipelines({
    clock,
    find: async () => ({ address: 'http://localhost', user: 'meadow', password: 'x' }),
    open: async () => board,
    training: never,
    measurements: never,
    cancelTraining: never,
  });
  expect(await pipelines.run({ pipeline: 'retrain', run: run.run })).toEqual({ run: known, tasks: [], order: [] });
});

it('a run is ended also where it cannot be written down that it was cancelled', async () => {
  const ended: string[] = [];
  const board = {
    run: async () => ({ run: { ...run, training: { run: '1', project: 'lawn' } }, tasks: [], order: [] }),
    end: async (_pipeline: string, id: string) => void ended.push(id),
  } as unknown as PipelineBoard;
  const pipelines = createPipelines({
    clock: { now: () => new Date(0), sleep: () => new Promise<never>(() => {}) },
    find: async () => ({ address: 'http://localhost', user: 'meadow', password: 'x' }),
    open: async () => board,
    training: async () => undefined,
    measurements: async () => undefined,
    cancelTraining: () =>
      Promise.reject(
        new Fault('remote-down', 'The store does not answer.', 'Start it.', { details: { service: 'MinIO' } }),
      ),
  });
  await expect(pipelines.cancel({ pipeline: 'retrain', run: run.run })).rejects.toMatchObject({ code: 'remote-down' });
  expect(ended).toEqual([run.run]);
});

it('a training that Airflow began is known by the name of its run', async () => {
  const begun = { ...run, run: 'because__lawn__1', training: { project: 'lawn' } };
  const training = runOf({ id: begun.run });
  const done: string[] = [];
  const board = {
    run: async () => ({ run: begun, tasks: [], order: [] }),
    runs: async () => ({ runs: [begun, { ...begun, pipeline: 'weekly' }], total: 2 }),
    end: async (_pipeline: string, id: string) => void done.push(`ended ${id}`),
  } as unknown as PipelineBoard;
  const pipelines = createPipelines({
    clock: { now: () => new Date(0), sleep: () => new Promise<never>(() => {}) },
    find: async () => ({ address: 'http://localhost', user: 'meadow', password: 'x' }),
    open: async () => board,
    training: async (id) => (id === training ? record({ run: id, state: 'cancelled', by: 'Airflow' }) : undefined),
    measurements: async (id) => `http://localhost/${id}`,
    cancelTraining: async (id) => void done.push(`cancelled ${id}`),
  });
  const asked = { pipeline: 'retrain', run: begun.run };
  expect(await pipelines.run(asked)).toMatchObject({
    run: { state: 'cancelled', training: { run: training } },
    measurements: `http://localhost/${training}`,
  });
  expect((await pipelines.runs({ offset: 0, limit: 50 })).runs.map(({ state }) => state)).toEqual([
    'cancelled',
    'failed',
  ]);
  await pipelines.cancel(asked);
  expect(done).toEqual([`cancelled ${training}`, `ended ${begun.run}`]);
});
