import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../services/adapters/local/clock.ts';
import { openHome } from '../../services/adapters/local/home.ts';
import { createKeptHome } from '../../services/adapters/local/kept-home.ts';
import { createTarParcels } from '../../services/adapters/tar/parcels.ts';
import { openRecords, type Records } from '../../services/assembly/records.ts';
import { restoreHome } from '../../services/assembly/restore-home.ts';
import { photoKey } from '../../services/domain/object-keys.ts';
import { createEvents } from '../../services/events/events.ts';
import { createJobs } from '../../services/jobs/jobs.ts';
import { createKeeping, type Keeping } from '../../services/keeping/keeping.ts';
import type { Parcels } from '../../services/ports/parcels.ts';
import { wrongIn } from './faults/look-at-home.ts';

const old = fileURLToPath(new URL('../fixtures/homes/0.1.0', import.meta.url));
const PROJECT = 'shapes';

describe('what is deleted while it is being packed', { timeout: 60_000 }, () => {
  let folder: string;
  let file: string;
  let home: Awaited<ReturnType<typeof openHome>>;
  let records: Records;
  let jobs: ReturnType<typeof createJobs>;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-deleted-'));
    file = join(folder, 'file');
    await cp(old, join(folder, 'home'), { recursive: true });
    home = await openHome(join(folder, 'home'));
    records = await openRecords(home);
    jobs = createJobs({ events: createEvents(), clock: systemClock });
  });
  afterEach(async () => {
    await records.close();
    await rm(folder, { recursive: true });
  });

  /** The feature on real records; `before` is done each time just before something is packed, or records were copied. */
  const keepingWith = (before: { pack?: () => Promise<void>; copied?: () => Promise<void> }): Keeping => {
    const parcels: Parcels = createTarParcels();
    const { catalog } = records;
    const none = () => Promise.reject(new Error('It is not asked.'));
    return createKeeping({
      ...records,
      catalog: {
        ...catalog,
        async copyTo(to) {
          await catalog.copyTo(to);
          await before.copied?.();
        },
      },
      parcels: {
        ...parcels,
        async pack(...asked) {
          await before.pack?.();
          return parcels.pack(...asked);
        },
      },
      home: createKeptHome(home),
      jobs,
      clock: systemClock,
      version: '0.0.0',
      elsewhere: async () => undefined,
      forgetPlace: async () => undefined,
      person: 'me',
      emit: () => undefined,
      checkRecords: none,
      served: none,
      verify: async () => undefined,
      readVersion: none,
      portable: none,
      writeFolder: none,
      backbone: none,
    });
  };
  /** Deletes the next photo for good, as a person does. */
  const eraseOne = async () => {
    const [photo] = await records.catalog.photos.list(PROJECT);
    await records.catalog.photos.erase(PROJECT, [photo!.hash], new Date());
    await records.objects.remove(photoKey(photo!.hash));
  };
  const once = (work: () => Promise<void>, times = 1) => {
    let left = times;
    return async () => {
      if (left-- > 0) await work();
    };
  };
  const ended = async (started: { job: string } | Promise<{ job: string }>) =>
    (await Array.fromAsync(jobs.watch((await started).job))).at(-1);
  const photosIn = async () => {
    const found = new Set<string>();
    await createTarParcels().unpack(file, 'project', async ({ path, body }) => {
      if (path.startsWith('photos/')) found.add(path);
      for await (const _ of body);
    });
    return found;
  };
  const whatLiesThere = async () => (await readdir(folder)).sort();

  it('is not in an exported project, which is whole without it', async () => {
    const keeping = keepingWith({ pack: once(eraseOne) });
    expect(await ended(keeping.exportProject({ project: PROJECT, file }))).toMatchObject({ state: 'done' });
    expect((await photosIn()).size).toBe(19);
    const made = await ended(keeping.importProject({ file, project: 'Again' }));
    expect(made).toMatchObject({ state: 'done' });
    expect(await records.catalog.photos.count('again')).toBe(19);
    expect(await whatLiesThere()).toEqual(['file', 'home']);
  });

  it('has the export say so where it is the project itself, and leave what lay there', async () => {
    const remove = async () => {
      const photos = await records.catalog.photos.list(PROJECT);
      await records.catalog.projects.remove(PROJECT);
      for (const { hash } of photos) await records.objects.remove(photoKey(hash));
    };
    const keeping = keepingWith({ pack: once(remove) });
    await writeFile(file, '');
    expect(await ended(keeping.exportProject({ project: PROJECT, file }))).toMatchObject({
      state: 'failed',
      error: { code: 'not-found', message: `There is no project "${PROJECT}".` },
    });
    expect(await whatLiesThere()).toEqual(['file', 'home']);
  });

  it('has a backup begin anew: what is restored names nothing that is not there', async () => {
    const [packed, copied] = [once(eraseOne), once(eraseOne)];
    const keeping = keepingWith({ pack: packed, copied });
    expect(await ended(keeping.backup({ file, secrets: false }))).toMatchObject({ state: 'done' });
    const restored = join(folder, 'restored');
    await restoreHome(restored, file, { signal: new AbortController().signal, onProgress: () => undefined });
    expect(await wrongIn(restored)).toEqual([]);
    expect(await records.catalog.photos.count(PROJECT)).toBe(18);
  });

  it('has a backup say so where it goes on and on, and make no file', async () => {
    const keeping = keepingWith({ pack: eraseOne });
    expect(await ended(keeping.backup({ file, secrets: false }))).toMatchObject({
      error: { code: 'changed-meanwhile' },
    });
    expect([existsSync(file), await whatLiesThere()]).toEqual([false, ['home']]);
  });
});
