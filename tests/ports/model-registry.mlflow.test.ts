import { describe, expect, it } from 'vitest';
import { createMlflowRegistry } from '../../services/adapters/mlflow/registry.ts';
import { modelRegistrySuite } from './model-registry-suite.ts';
import { askMlflow, MLFLOW, ownProject, trackerOf } from './shared-mlflow.ts';

const open = async () => {
  const registry = createMlflowRegistry({ address: MLFLOW! });
  return { registry, model: ownProject(), end: () => registry.close() };
};

describe.skipIf(!MLFLOW)('MLflow (MEADOW_TEST_MLFLOW)', () => {
  modelRegistrySuite('MLflow', open);

  it('shows a version with its card, and names those that are not ours by number alone', async () => {
    const { registry, model, end } = await open();
    const source = 's3://meadow/models/v1.meadow';
    await registry.register({ model, version: 'v1', source, note: '# Card', tags: { accuracy: '0.97' } });
    await askMlflow('POST', 'model-versions/create', { name: model, source });
    await askMlflow('POST', 'registered-models/alias', { name: model, alias: 'champion', version: '2' });
    expect(await registry.read(model)).toEqual({
      versions: [{ version: 'v1', number: '1' }, { number: '2' }],
      aliases: new Map([['champion', { number: '2' }]]),
    });
    const { model_version } = await askMlflow('GET', `model-versions/get?name=${model}&version=1`);
    expect(model_version).toMatchObject({ description: '# Card', source });
    await end();
  });

  it('shows a version with the run it came from', async () => {
    const { registry, model, end } = await open();
    const tracker = trackerOf(model);
    await tracker.log('run-1', [{ name: 'loss', step: 0, value: 1 }]);
    await registry.register({ model, version: 'v1', source: 's3://meadow/v1', run: 'run-1', note: '', tags: {} });
    const { model_version } = await askMlflow('GET', `model-versions/get?name=${model}&version=1`);
    const { run } = await askMlflow('GET', `runs/get?run_id=${Object(model_version).run_id}`);
    expect(Object(run).info.run_name).toBe('run-1');
    await tracker.close();
    await end();
  });
});
