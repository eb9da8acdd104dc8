import { describe, expect, it } from 'vitest';
import { askMlflow, MLFLOW, ownProject, trackerOf } from './shared-mlflow.ts';
import { trackerSuite } from './tracker-suite.ts';

const open = async () => {
  const project = ownProject();
  const all = [trackerOf(project)];
  const again = () => {
    const another = trackerOf(project);
    all.push(another);
    return another;
  };
  return {
    project,
    tracker: all[0]!,
    again,
    end: async () => void (await Promise.all(all.map(({ close }) => close()))),
  };
};

describe.skipIf(!MLFLOW)('MLflow (MEADOW_TEST_MLFLOW)', () => {
  trackerSuite('MLflow', open);

  const experimentOf = async (project: string) => {
    const { experiment } = await askMlflow('GET', `experiments/get-by-name?experiment_name=${project}`);
    return String(Object(experiment).experiment_id);
  };
  const runsOf = async (experiment: string) => {
    const { runs = [] } = await askMlflow('POST', 'runs/search', { experiment_ids: [experiment] });
    return runs as { info: { run_id: string; run_name: string; status: string; end_time?: number } }[];
  };

  it('shows a run in the experiment of its project, by its name, as it ended', async () => {
    const { project, tracker, end } = await open();
    await tracker.describe('one', { params: { seed: '7' }, state: 'failed' });
    const [run] = await runsOf(await experimentOf(project));
    expect(run?.info).toMatchObject({ run_name: 'one', status: 'FAILED', end_time: expect.any(Number) });
    await end();
  });

  it('calls a run as people do, and leads to its page', async () => {
    const project = ownProject();
    const tracker = trackerOf(project, { nameOf: async () => 'Lawn, quick, 2026-11-26 21:35' });
    expect(await tracker.pageOf('one')).toBeUndefined();
    await tracker.describe('one', { tags: { by: 'ada' } });
    const experiment = await experimentOf(project);
    const [run] = await runsOf(experiment);
    expect(run?.info.run_name).toBe('Lawn, quick, 2026-11-26 21:35');
    expect(await tracker.pageOf('one')).toBe(`${MLFLOW}/#/experiments/${experiment}/runs/${run!.info.run_id}`);
    await tracker.close();
  });

  it('reads all of a run, also where several processes begin it at once', async () => {
    const { again, end } = await open();
    await Promise.all(
      Array.from({ length: 4 }, (_, step) => again().log('one', [{ name: 'loss', step, value: step }])),
    );
    expect(await again().read('one')).toHaveLength(4);
    await end();
  });

  it('goes on where a person deleted the run or the experiment', async () => {
    const { project, tracker, end } = await open();
    await tracker.log('one', [{ name: 'loss', step: 0, value: 1 }]);
    const experiment = await experimentOf(project);
    const [run] = await runsOf(experiment);
    await askMlflow('POST', 'runs/delete', { run_id: run!.info.run_id });
    await tracker.log('one', [{ name: 'loss', step: 1, value: 2 }]);
    expect(await tracker.read('one')).toMatchObject([{ step: 1 }]);
    await askMlflow('POST', 'experiments/delete', { experiment_id: experiment });
    await tracker.log('one', [{ name: 'loss', step: 2, value: 3 }]);
    expect((await tracker.read('one')).at(-1)).toMatchObject({ step: 2 });
    await end();
  });

  it('cuts what is longer than MLflow takes', async () => {
    const { tracker, end } = await open();
    await tracker.describe('one', { params: { long: 'x'.repeat(10_000) }, tags: { long: 'y'.repeat(10_000) } });
    const { params, tags } = (await tracker.described('one'))!;
    expect([params.long, tags.long].map((text) => text?.at(-1))).toEqual(['…', '…']);
    await end();
  });
});
