import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../host/core-client.ts';
import { createFileObjectStore } from '../../services/adapters/local/object-store.ts';
import { createSqliteCatalog } from '../../services/adapters/sql/sqlite/catalog.ts';
import { type Core, createCore } from '../../services/assembly/core.ts';
import { modelKey } from '../../services/domain/object-keys.ts';

const old = fileURLToPath(new URL('../fixtures/homes/0.1.0', import.meta.url));

describe('a model and a project as files', { timeout: 120_000 }, () => {
  let folder: string;
  const cores: Core[] = [];
  let from: Client;
  let to: Client;

  const open = async (home: string): Promise<Client> => {
    const core = await createCore({ home, host: 'cli', open: false, link: () => Promise.reject(new Error('none')) });
    cores.push(core);
    return createRouterClient(core.router);
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-sharing-'));
    await cp(old, join(folder, 'from'), { recursive: true });
    from = await open(join(folder, 'from'));
    to = await open(join(folder, 'to'));
  }, 60_000);
  afterAll(async () => {
    for (const core of cores) await core.close();
    await rm(folder, { recursive: true });
  });

  const done = async (client: Client, { job }: { job: string }) => {
    const last = (await Array.fromAsync(await client.jobs.watch({ job }))).at(-1);
    return { error: last?.error?.code, ...(await client.keeping.report({ job })) };
  };
  const state = async () => ({
    projects: (await to.projects.list()).map(({ id }) => id),
    versions: (await to.models.list({})).map(({ version }) => version),
    objects: (await readdir(join(folder, 'to', 'objects'), { recursive: true })).sort(),
  });
  const refusedAltered = async (file: string, take: (bad: string) => Promise<{ error?: string | undefined }>) => {
    const bytes = await readFile(file);
    const before = await state();
    const bad = join(folder, 'bad');
    for (let at = 5; at < bytes.length; at += Math.floor(bytes.length / 12)) {
      const flipped = Buffer.from(bytes);
      flipped[at]! ^= 4;
      await writeFile(bad, flipped);
      expect((await take(bad)).error).toMatch(/^(parcel|model)-refused$/);
    }
    await writeFile(bad, bytes.subarray(0, bytes.length / 2));
    expect((await take(bad)).error).toMatch(/^(parcel|model)-refused$/);
    expect(await state()).toEqual(before);
  };

  it('carry a version with its card and its checks to another Meadow', async () => {
    const file = join(folder, 'shapes.meadow');
    expect(await done(from, await from.keeping.exportModel({ version: 'shapes-1', file }))).toMatchObject({ files: 3 });
    expect(await to.keeping.look({ file })).toMatchObject({
      kind: 'model',
      files: 3,
      bytes: (await stat(file)).size,
    });
    await refusedAltered(file, async (bad) => done(to, await to.keeping.importModel({ file: bad })));
    const report = await done(to, await to.keeping.importModel({ file }));
    expect(report).toMatchObject({ version: 'shapes-1', project: 'shapes', error: undefined });
    expect((await to.models.list({ project: 'shapes' }))[0]).toMatchObject({ live: false });
    expect((await to.models.results({ version: 'shapes-1' })).photos).toHaveLength(20);
    const [one, other] = [
      await from.models.card({ version: 'shapes-1' }),
      await to.models.card({ version: 'shapes-1' }),
    ];
    expect(other).toEqual(one);
    expect((await done(to, await to.keeping.importModel({ file }))).error).toBe('bad-request');
    const elsewhere = await done(to, await to.keeping.importModel({ file, project: 'Forms' }));
    expect(elsewhere).toMatchObject({ version: 'forms-1', project: 'forms' });
    const asked = await to.keeping.importModel({ file, project: 'dandelion-or-grass' });
    expect((await done(to, asked)).error).toBe('labels-differ');
    expect(await to.models.promote({ version: 'forms-1', force: 'It was good elsewhere.' })).toMatchObject({
      version: 'forms-1',
    });
  });

  it('carry a project with photos, labels, versions and lists to another Meadow', async () => {
    const file = join(folder, 'shapes-all.meadow');
    const report = await done(from, await from.keeping.exportProject({ project: 'shapes', file }));
    expect(report.files).toBeGreaterThan(22);
    await refusedAltered(file, async (bad) => done(to, await to.keeping.importProject({ file: bad, project: 'Bad' })));
    expect((await done(to, await to.keeping.importProject({ file }))).error).toBe('bad-request'); // the name is taken
    const made = await done(to, await to.keeping.importProject({ file, project: 'Again' }));
    expect(made).toMatchObject({ project: 'again', error: undefined });
    const project = (await to.projects.list()).find(({ id }) => id === 'again');
    expect(project).toMatchObject({ photos: 20, classes: ['circle', 'square'], live: 'again-1' });
    const all = { offset: 0, limit: 50, filter: {} };
    const labels = async (client: Client, id: string) =>
      (await client.photos.list({ project: id, ...all })).photos.map(({ hash, label }) => `${hash} ${label}`).sort();
    expect(await labels(to, 'again')).toEqual(await labels(from, 'shapes'));
    expect(await to.training.list({ project: 'again' })).toMatchObject([{ state: 'done', version: 'again-1' }]);
    expect((await to.models.results({ version: 'again-1' })).photos).toHaveLength(20);
    const [snapshot] = await to.snapshots.list({ project: 'again' });
    expect((await to.snapshots.photos({ snapshot: snapshot!.snapshot })).total).toBe(20);
  });

  it('never take the name or the file of a version that is being trained', async () => {
    const file = join(folder, 'shapes.meadow');
    const home = join(folder, 'to');
    const catalog = await createSqliteCatalog(join(home, 'meadow.db'));
    const objects = createFileObjectStore(join(home, 'objects'));
    try {
      const name = await catalog.versions.reserve('figures', 'a run');
      await objects.put(modelKey(name), Buffer.from('what was trained'));
      await done(from, await from.keeping.exportModel({ version: 'shapes-1', file }));
      await catalog.projects.create({
        id: 'figures',
        name: 'Figures',
        classes: ['circle', 'square'],
        created: new Date(),
        policy: 'ask',
      });
      const report = await done(to, await to.keeping.importModel({ file, project: 'Figures' }));
      expect(report).toMatchObject({ error: undefined, version: 'figures-2' });
      expect(String(await objects.get(modelKey(name)))).toBe('what was trained');
      expect(await catalog.versions.reserve('figures', 'a run')).toBe(name);
      await catalog.versions.release('a run');
      await objects.remove(modelKey(name));
      await catalog.projects.remove('figures');
    } finally {
      await catalog.close();
    }
  });

  it('are taken one at a time: who asks twice gets one whole project', async () => {
    const file = join(folder, 'twice.meadow');
    await done(from, await from.keeping.exportProject({ project: 'shapes', file }));
    const first = await to.keeping.importProject({ file, project: 'Twice' });
    await expect(to.keeping.importProject({ file, project: 'Twice' })).rejects.toMatchObject({
      code: 'already-running',
    });
    expect((await done(to, first)).error).toBeUndefined();
    expect((await done(to, await to.keeping.importProject({ file, project: 'Twice' }))).error).toBe('bad-request');
    expect((await to.projects.list()).find(({ id }) => id === 'twice')).toMatchObject({ photos: 20 });
  });

  it('become a folder for other programs, with words how to use it', async () => {
    for (const format of ['onnx', 'tfjs'] as const) {
      const file = join(folder, format);
      expect(await done(from, await from.keeping.exportModel({ version: 'shapes-1', file, format }))).toMatchObject({
        file,
      });
      expect((await readdir(file)).sort()).toEqual(
        format === 'onnx'
          ? ['README.md', 'labels.json', 'model.onnx']
          : ['README.md', 'labels.json', 'model.json', 'weights.bin'],
      );
      expect(await readFile(join(file, 'README.md'), 'utf8')).toContain('circle, square');
      expect((await done(from, await from.keeping.exportModel({ version: 'shapes-1', file, format }))).error).toBe(
        'already-there',
      );
    }
  });
});
