import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { systemClock as clock } from '../adapters/local/clock.ts';
import { createFileObjectStore } from '../adapters/local/object-store.ts';
import { createSqliteCatalog } from '../adapters/sql/sqlite/catalog.ts';
import { snapshotKey } from '../domain/object-keys.ts';
import { newRun } from '../training/new-run.ts';
import { keepSnapshot } from './keep-snapshot.ts';

const PROJECT = 'meadow';
const photo = {
  hash: 'a'.repeat(64),
  label: 'grass',
  set: 'train',
  source: 'a.jpg',
  added: new Date(),
  by: 'ada',
  width: 10,
  height: 10,
} as const;

it('the row of a run names its list as soon as that is kept, so that nobody deletes it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-keep-snapshot-'));
  const catalog = await createSqliteCatalog(join(folder, 'meadow.db'));
  const objects = createFileObjectStore(join(folder, 'objects'));
  onTestFinished(async () => {
    await catalog.close();
    await rm(folder, { recursive: true });
  });
  await catalog.projects.create({ id: PROJECT, name: 'M', classes: [], created: new Date(), policy: 'ask' });
  await catalog.runs.add({
    run: 'running',
    ...newRun({ project: PROJECT, mode: 'quick', started: new Date(), by: 'ada', cause: undefined }),
  });
  const kept = await keepSnapshot({ catalog, objects, clock }, { run: 'running', project: PROJECT }, [photo]);
  expect(await catalog.runs.find('running')).toMatchObject({ ...kept, photos: 1, state: 'running' });
  expect(await objects.has(snapshotKey(kept.snapshot))).toBe(true);
});
