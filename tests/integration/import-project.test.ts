import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../services/adapters/local/clock.ts';
import { openHome } from '../../services/adapters/local/home.ts';
import { createKeptHome } from '../../services/adapters/local/kept-home.ts';
import { createTarParcels } from '../../services/adapters/tar/parcels.ts';
import { openRecords, type Records } from '../../services/assembly/records.ts';
import { Fault } from '../../services/domain/fault.ts';
import { modelKey, snapshotKey } from '../../services/domain/object-keys.ts';
import { createEvents } from '../../services/events/events.ts';
import { createJobs } from '../../services/jobs/jobs.ts';
import { createKeeping } from '../../services/keeping/keeping.ts';
import type { ParcelSource } from '../../services/ports/parcels.ts';

const old = fileURLToPath(new URL('../fixtures/homes/0.1.0', import.meta.url));
const PROJECT = 'shapes';

describe('a project that comes from another Meadow', { timeout: 60_000 }, () => {
  let folder: string;
  let file: string;
  let records: Records;
  let jobs: ReturnType<typeof createJobs>;
  let keeping: ReturnType<typeof createKeeping>;
  let verified: string[];
  /** What the live version is refused for here. */
  let refused: Fault | undefined;
  /** Done just before the records are made. */
  let before: () => Promise<void>;
  let there: string | undefined;
  let forgotten: string[];
  const parcels = createTarParcels();

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-import-'));
    file = join(folder, 'file');
    await cp(old, join(folder, 'home'), { recursive: true });
    const home = await openHome(join(folder, 'home'));
    records = await openRecords(home);
    jobs = createJobs({ events: createEvents(), clock: systemClock });
    [verified, refused, before] = [[], undefined, async () => undefined];
    [there, forgotten] = [undefined, []];
    const none = () => Promise.reject(new Error('It is not asked.'));
    const { catalog } = records;
    keeping = createKeeping({
      ...records,
      catalog: {
        ...catalog,
        async enter(...asked) {
          await before();
          await catalog.enter(...asked);
        },
      },
      parcels,
      home: createKeptHome(home),
      jobs,
      clock: systemClock,
      version: '0.0.0',
      elsewhere: async (id) => (id === there ? { id } : undefined),
      forgetPlace: async (id) => void forgotten.push(id),
      person: 'me',
      emit: () => undefined,
      checkRecords: none,
      served: none,
      async verify({ version, path }) {
        verified.push(version);
        expect(path).toBe(await records.objects.file(modelKey(version)));
        expect(await catalog.live.champion('again')).toBeUndefined();
        if (refused) throw refused;
      },
      readVersion: none,
      portable: none,
      writeFolder: none,
      backbone: none,
    });
    expect(await ended(keeping.exportProject({ project: PROJECT, file }))).toMatchObject({ state: 'done' });
  });
  afterEach(async () => {
    await records.close();
    await rm(folder, { recursive: true });
  });

  const ended = async (started: { job: string } | Promise<{ job: string }>) =>
    (await Array.fromAsync(jobs.watch((await started).job))).at(-1);
  const importAgain = () => ended(keeping.importProject({ file, project: 'Again' }));

  it('has its live version answer after it answered its probes here', async () => {
    expect(await importAgain()).toMatchObject({ state: 'done' });
    expect(verified).toEqual(['again-1']);
    expect(await records.catalog.live.champion('again')).toMatchObject({ version: 'again-1' });
  });

  it('is refused where its name is taken in another place, and forgets where one that was deleted was', async () => {
    there = 'again';
    expect(await importAgain()).toMatchObject({ state: 'failed', error: { code: 'bad-request' } });
    expect(await records.catalog.projects.find('again')).toBeUndefined();
    there = undefined;
    expect([await importAgain(), forgotten]).toMatchObject([{ state: 'done' }, ['again']]);
  });

  it('is there without a live version where that is refused here', async () => {
    refused = new Fault('model-refused', 'It answers otherwise here.', '', { details: { case: 'damaged' } });
    expect(await importAgain()).toMatchObject({ state: 'done' });
    expect(await records.catalog.live.champion('again')).toBeUndefined();
    expect(await records.catalog.versions.find('again-1')).toBeDefined();
  });

  it('has its lists also where they went with a version of another project while it came', async () => {
    const [list] = await records.catalog.snapshots.list(PROJECT);
    const key = snapshotKey(list!.snapshot);
    before = async () => {
      await records.catalog.projects.remove(PROJECT);
      await records.objects.remove(key);
    };
    expect(await importAgain()).toMatchObject({ state: 'done' });
    expect(await records.objects.has(key)).toBe(true);
  });

  it('never takes the name of a version of another project', async () => {
    // The file says that its version is another project's.
    const foreign = 'lawn-1';
    const sources: ParcelSource[] = [];
    await parcels.unpack(file, 'project', async ({ path, body }) => {
      const bytes = Buffer.concat(await Array.fromAsync(body));
      const named = path === 'project.json' ? Buffer.from(String(bytes).replaceAll(`${PROJECT}-1`, foreign)) : bytes;
      sources.push({ path: path.replace(`${PROJECT}-1`, foreign), size: named.byteLength, from: named });
    });
    const label = await parcels.label(file, 'project');
    await rm(file);
    await parcels.pack(file, label, sources);
    await records.catalog.projects.remove(PROJECT);
    await records.objects.remove(modelKey(`${PROJECT}-1`));
    expect(await ended(keeping.importProject({ file }))).toMatchObject({ state: 'done' });
    expect((await records.catalog.versions.list(PROJECT)).map(({ version }) => version)).toEqual([`${PROJECT}-1`]);
    expect(await records.objects.has(modelKey(foreign))).toBe(false);
  });
});
