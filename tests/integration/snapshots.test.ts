import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../services/adapters/local/clock.ts';
import { openHome } from '../../services/adapters/local/home.ts';
import { createFileObjectStore } from '../../services/adapters/local/object-store.ts';
import { createSqliteCatalog } from '../../services/adapters/sql/sqlite/catalog.ts';
import { manifestHash } from '../../services/domain/manifest.ts';
import { snapshotKey } from '../../services/domain/object-keys.ts';
import { createErasing } from '../../services/photos/erasing.ts';
import type { Catalog } from '../../services/ports/catalog.ts';
import type { ObjectStore } from '../../services/ports/object-store.ts';
import { createSnapshots } from '../../services/snapshots/snapshots.ts';
import { readRecord, writeRecord } from '../../services/steps/run-records.ts';
import { ingestedShape } from '../../services/steps/run-shapes.ts';
import { hashOf } from '../../services/steps/scan-photo.ts';
import { newRun } from '../../services/training/new-run.ts';
import { PHOTOS, smallMeadow } from './training/photo-folders.ts';
import { askFor, runStepsAlone } from './training/step-process.ts';

const project = 'meadow';

describe.skipIf(!PHOTOS)('snapshots of real trainings (MEADOW_TEST_PHOTOS)', { timeout: 240_000 }, () => {
  let folder: string;
  let home: string;
  let catalog: Catalog;
  let objects: ObjectStore;
  let snapshots: ReturnType<typeof createSnapshots>;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-snapshots-'));
    home = join(folder, 'home');
    const opened = await openHome(home);
    catalog = await createSqliteCatalog(opened.database);
    objects = createFileObjectStore(opened.objects);
    snapshots = createSnapshots({ catalog, objects, thumbnailOf: async (hash) => `/small/${hash}` });
  });
  afterEach(async () => {
    await catalog.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Takes in photos as a training does; gives the list it made. */
  const ingest = async (run: string, from: number, to: number) => {
    await askFor(home, run, await smallMeadow(join(folder, run), from, to));
    const at = new Date(2026, 2, Number(run));
    await catalog.runs.add({
      run,
      ...newRun({ project, mode: 'quick', started: at, by: 'ada', cause: undefined }),
    });
    expect((await runStepsAlone(home, run, ['ingest'])).code).toBe(0);
    return (await readRecord(objects, run, 'ingest', ingestedShape)).snapshot;
  };

  it('can be listed, read, compared and exported, and lead from a photo to its runs', async () => {
    const one = await ingest('1', 0, 6);
    const [gone, turned] = (await snapshots.photos({ snapshot: one, offset: 0, limit: 500 })).photos;
    const { edits } = catalog;
    const at = new Date();
    const change = async (kind: 'label' | 'bin', hash: string, before: object, after: object) => {
      const state = { label: 'grass', binned: undefined };
      const changes = [{ project, hash, before: { ...state, ...before }, after: { ...state, ...after } }];
      await edits.apply({ project, kind, at, by: 'grace', to: undefined, changes });
    };
    const other = turned!.label === 'grass' ? 'dandelion' : 'grass';
    await change('label', turned!.hash, { label: turned!.label }, { label: other });
    await change('bin', gone!.hash, { label: gone!.label }, { label: gone!.label, binned: at });
    const thumbnails = { remove: async () => undefined };
    const clock = { ...systemClock, now: () => at };
    const erasing = createErasing({ catalog, objects, thumbnails, clock, changed: () => undefined });
    expect(await erasing.erase(project, [gone!.hash])).toEqual({ photos: 1, versions: [] });
    const two = await ingest('2', 6, 8);

    expect((await snapshots.list({ project })).map(({ created, ...summary }) => summary)).toEqual([
      expect.objectContaining({ snapshot: two, photos: 15, erased: 0 }),
      { snapshot: one, project, photos: 12, labels: { dandelion: 6, grass: 6 }, erased: 1 },
    ]);
    const page = await snapshots.photos({ snapshot: one, offset: 0, limit: 2 });
    expect(page.total).toBe(12);
    expect(page.photos).toEqual([{ ...gone, thumbnail: undefined, erased: at.toISOString() }, turned]);
    expect(turned).toMatchObject({ by: 'somebody', thumbnail: `/small/${turned!.hash}` });

    const difference = await snapshots.compare({ one, other: two });
    expect(difference).toMatchObject({
      removed: [{ hash: gone!.hash, erased: at.toISOString() }],
      relabelled: [{ hash: turned!.hash, label: other, before: turned!.label }],
      same: 10,
    });
    expect(difference.added).toHaveLength(4);

    const { name, type, text } = await snapshots.export({ snapshot: one });
    expect({ name, type }).toEqual({ name: `meadow-snapshot-${one.slice(0, 12)}.csv`, type: 'text/csv' });
    expect(text.split('\r\n')[0]).toBe('sha256,label,set,source,added,by,width,height');
    expect(manifestHash(text)).toBe(one);

    const story = await snapshots.story({ project, hash: turned!.hash });
    expect(story.labels[0]).toMatchObject({ label: other, by: 'grace' });
    expect(story.runs.map(({ run, snapshot }) => [run, snapshot])).toEqual([
      ['2', two],
      ['1', one],
    ]);
    const came = difference.added[0]!;
    expect(await snapshots.story({ project, hash: came.hash })).toMatchObject({
      labels: [{ label: came.label, by: 'somebody' }],
      runs: [{ run: '2', snapshot: two }],
    });
    const missing = async () => snapshots.photos({ snapshot: '0'.repeat(64), offset: 0, limit: 1 });
    await expect(missing()).rejects.toMatchObject({ code: 'not-found' });
  });

  it('of runs from before they were manifests are still read, by trainings too', async () => {
    const now = await ingest('1', 0, 6);
    const { photos } = await snapshots.photos({ snapshot: now, offset: 0, limit: 500 });
    const text = JSON.stringify({ project, photos: photos.map(({ hash, label }) => ({ hash, label })) });
    const earlier = hashOf(Buffer.from(text));
    await objects.put(snapshotKey(earlier), Buffer.from(text));
    expect(await snapshots.photos({ snapshot: earlier, offset: 0, limit: 500 })).toEqual({ total: 12, photos });
    expect(await snapshots.compare({ one: earlier, other: now })).toMatchObject({ added: [], removed: [], same: 12 });

    await askFor(home, '9', folder);
    await writeRecord(objects, '9', 'ingest', { project, snapshot: earlier, photos: 12, added: 0, skipped: [] });
    const steps = ['validate', 'embed', 'train', 'evaluate', 'register'];
    await askFor(home, '1', folder);
    const [before, after] = [await runStepsAlone(home, '9', steps), await runStepsAlone(home, '1', steps)];
    expect(before.code).toBe(0);
    expect((await catalog.versions.find(String(before.said.version)))?.snapshot).toBe(earlier);
    const heads = await Promise.all(
      ['9', '1'].map(async (run) => (await objects.get(`runs/${run}/train.json`)).toString()),
    );
    expect(after.code).toBe(0);
    expect(heads[0]).toBe(heads[1]);
  });
});
