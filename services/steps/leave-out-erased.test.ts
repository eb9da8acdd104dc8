import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { systemClock } from '../adapters/local/clock.ts';
import { createFileTracker } from '../adapters/local/file-tracker.ts';
import { createFileObjectStore } from '../adapters/local/object-store.ts';
import { createSqliteCatalog } from '../adapters/sql/sqlite/catalog.ts';
import { toManifestPhoto } from '../domain/manifest.ts';
import { keepSnapshot } from './keep-snapshot.ts';
import { leaveOutErased } from './leave-out-erased.ts';
import { readRecord, writeRecord } from './run-records.ts';
import { ingestedShape } from './run-shapes.ts';
import { tellSnapshot } from './tell-tracker.ts';

it('writes down when a run goes on, and tells the tracker which photos are left', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-erased-'));
  const catalog = await createSqliteCatalog(join(folder, 'meadow.db'));
  const objects = createFileObjectStore(join(folder, 'objects'));
  const tracker = createFileTracker(join(folder, 'measurements'));
  const parts = { catalog, objects, tracker, clock: systemClock };
  const run = 'run-1';
  const [project, label] = ['lawn', 'grass'];
  const made = { created: new Date(), policy: 'ask' } as const;
  await catalog.projects.create({ id: project, name: 'Lawn', classes: [label], ...made });
  const photos = ['gone', 'left'].map((name) => ({
    hash: createHash('sha256').update(name).digest('hex'),
    label,
    source: `${name}.jpg`,
    added: new Date(),
    by: 'ada',
    width: 10,
    height: 10,
    bytes: 100,
    binned: undefined,
  }));
  await catalog.runs.add({
    run,
    project,
    mode: 'quick',
    state: 'failed',
    started: new Date(),
    ended: new Date(),
    by: 'ada',
    cause: undefined,
    snapshot: undefined,
    photos: undefined,
    version: undefined,
    error: undefined,
  });
  const listed = photos.map(toManifestPhoto);
  const kept = await keepSnapshot(parts, { run, project }, listed);
  await tellSnapshot(tracker, run, listed, { snapshot: kept.snapshot, meadow_run: run });
  await writeRecord(objects, run, 'ingest', { project, ...kept, added: 0, skipped: [] });
  // As if the other had been deleted for good.
  await catalog.photos.put(project, photos.slice(1));

  await leaveOutErased(parts, run);
  const { snapshot } = await readRecord(objects, run, 'ingest', ingestedShape);
  expect(snapshot).not.toBe(kept.snapshot);
  expect((await tracker.described(run))?.tags).toEqual({ snapshot, meadow_run: run });
  const csv = new TextDecoder().decode(await tracker.attached(run, 'photos.csv'));
  expect([csv.includes('gone.jpg'), csv.includes('left.jpg')]).toEqual([false, true]);
  await catalog.close();
  await rm(folder, { recursive: true });
});
