import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSqliteCatalog } from '../../services/adapters/sql/sqlite/catalog.ts';
import { openStackServices } from '../../services/assembly/stack-services.ts';
import { createEvents } from '../../services/events/events.ts';
import { aVersion } from '../ports/catalog-suite.ts';
import { MLFLOW, ownProject, trackerOf } from '../ports/shared-mlflow.ts';
import { openS3, S3 } from '../ports/shared-s3.ts';

const silent = () => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };

it.skipIf(!S3 || !MLFLOW)(
  'what the stack keeps works together: objects, runs and models (MEADOW_TEST_S3, MEADOW_TEST_MLFLOW)',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'meadow-stack-'));
    const { settings: s3, end } = await openS3();
    const catalog = await createSqliteCatalog(join(folder, 'meadow.db'));
    const project = ownProject();
    const created = new Date();
    await catalog.projects.create({ id: project, name: project, classes: ['a', 'b'], created, policy: 'ask' });
    const version = aVersion(`one-${project}`, project);
    await catalog.versions.add(version, project);
    const mlflow = { address: MLFLOW! };
    const stack = await openStackServices({ s3, mlflow, folder: join(folder, 'stack'), catalog, log });

    await stack.objects.put('models/one.meadow', Buffer.from('model'));
    expect(await readFile(await stack.objects.file('models/one.meadow'), 'utf8')).toBe('model');

    const run = { run: 'one', project, mode: 'quick' as const, state: 'running' as const, started: created, by: 'Ada' };
    const unknown = { ended: undefined, cause: undefined, snapshot: undefined, photos: undefined };
    await catalog.runs.add({ ...run, ...unknown, version: undefined, error: undefined });
    await stack.tracker.log('one', [{ name: 'loss', step: 0, value: 1 }]);
    await stack.tracker.settle(20_000);
    const shown = trackerOf(project);
    expect(await shown.read('one')).toMatchObject([{ name: 'loss', step: 0, value: 1 }]);
    await shown.close();

    const signal = AbortSignal.timeout(30_000);
    const stop = new AbortController();
    const events = createEvents();
    const registry = stack.registry((event) => events.publish(event));
    const following = stack.follow(registry, events, AbortSignal.any([signal, stop.signal]));
    await expect
      .poll(() => catalog.settings.get(`registry-written/${project}`), { timeout: 10_000 })
      .toEqual({
        champion: null,
        challenger: version.version,
      });
    stop.abort();
    await following;
    await stack.close();
    await catalog.close();
    await end();
    await rm(folder, { recursive: true });
  },
  60_000,
);
