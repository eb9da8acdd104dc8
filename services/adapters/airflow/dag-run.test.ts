import { expect, test } from 'vitest';
import { readDagRun, type ToldRun } from './dag-run.ts';

const told = (change: Partial<ToldRun>): ToldRun => ({
  dag_id: 'retrain',
  dag_run_id: 'a b',
  state: 'success',
  queued_at: '2026-11-26T21:35:23.953552Z',
  run_after: '2026-11-26T21:35:23Z',
  run_type: 'manual',
  triggered_by: 'rest_api',
  triggering_user_name: 'meadow',
  ...change,
});
const read = (change: Partial<ToldRun>) => readDagRun(told(change), { page: 'http://localhost:8080/', own: 'meadow' });

test('a run tells its training, its moments and its page', () => {
  expect(read({ conf: { run: '1', project: 'lawn', mode: 'quick', steps: [] }, end_date: null })).toEqual({
    pipeline: 'retrain',
    run: 'a b',
    state: 'done',
    asked: '2026-11-26T21:35:23.953Z',
    origin: { kind: 'person' },
    training: { run: '1', project: 'lawn', mode: 'quick' },
    page: 'http://localhost:8080/dags/retrain/runs/a%20b',
  });
  expect(read({ conf: { run: '', project: '' } })).not.toHaveProperty('training');
});

test('what began it is told apart', () => {
  const cause = { trigger: 'new-photos', reason: { code: 'new-photos', values: { photos: 25 } } };
  expect(read({ conf: { cause }, triggered_by: 'operator' }).origin).toEqual({ kind: 'trigger', cause });
  expect(read({ triggered_by: 'ui', triggering_user_name: 'admin' }).origin).toEqual({ kind: 'page', by: 'admin' });
  expect(read({ triggered_by: 'cli', triggering_user_name: 'root' }).origin).toEqual({ kind: 'command', by: 'root' });
  expect(read({ triggering_user_name: 'admin' }).origin).toEqual({ kind: 'program', by: 'admin' });
  expect(read({ run_type: 'scheduled', triggered_by: 'timetable' }).origin).toEqual({ kind: 'clock' });
  expect(read({ run_type: 'asset_triggered' }).origin).toEqual({ kind: 'data' });
  expect(read({ triggered_by: 'operator' }).origin).toEqual({ kind: 'pipeline' });
});
