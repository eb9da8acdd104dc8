import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPostgresCatalog } from '../../services/adapters/sql/postgres/catalog.ts';
import { createSqliteCatalog } from '../../services/adapters/sql/sqlite/catalog.ts';
import { checkCatalogFile } from '../../services/adapters/sql/sqlite/check-copy.ts';
import type { Catalog } from '../../services/ports/catalog.ts';
import { aPhoto, aPrediction, aVersion, hashOf } from './catalog-suite.ts';
import { createTestDatabase, POSTGRES, type TestDatabase, urlOf } from './postgres-server.ts';

const project = { id: 'first', name: 'first', classes: ['a'], created: new Date(), policy: 'ask' as const };

const connectTo = async (database: TestDatabase): Promise<Client> => {
  const client = new Client({ connectionString: urlOf(database) });
  await client.connect();
  return client;
};

describe.skipIf(!POSTGRES)('the catalog in a PostgreSQL database (MEADOW_TEST_POSTGRES)', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => database.remove());
  const open = () => createPostgresCatalog(database.settings);
  const direct = async (statement: string) => {
    const client = await connectTo(database);
    try {
      return (await client.query(statement)).rows;
    } finally {
      await client.end();
    }
  };

  it('is made once by several cores that open it at the same time', async () => {
    const cores = await Promise.all(Array.from({ length: 5 }, open));
    await cores[0]!.projects.create(project);
    for (const core of cores) expect(await core.projects.list()).toHaveLength(1);
    await Promise.all(cores.map((core) => core.close()));
    expect(await direct('select version from schema_version')).toHaveLength(1);
  });

  it('says so where a newer Meadow wrote it, and changes nothing', async () => {
    await (await open()).close();
    await direct('update schema_version set version = 999');
    await expect(open()).rejects.toMatchObject({ code: 'home-newer', details: { found: 999 } });
    expect(await direct('select version from schema_version')).toEqual([{ version: 999 }]);
  });

  it('changes nothing once a newer Meadow brought the tables up to date, and still shows them', async () => {
    const catalog = await open();
    await catalog.projects.create(project);
    await direct('update schema_version set version = 999');
    const late = catalog.photos.put('first', [aPhoto('one', 'a')]);
    await expect(late).rejects.toMatchObject({ code: 'home-newer', details: { found: 999 } });
    expect(await catalog.projects.list()).toHaveLength(1);
    expect(await catalog.photos.list('first')).toEqual([]);
    await catalog.close();
  });

  it('gives the disk back what a deletion freed', async () => {
    const catalog = await open();
    const size = async () => (await catalog.predictions.summary({})).bytes;
    const made = Array.from({ length: 10_000 }, (_, place) =>
      aPrediction({ photo: `${place}.jpg`, hash: hashOf(`${place}`) }),
    );
    await catalog.predictions.add(made);
    expect(await size()).toBeGreaterThan(1e6);
    await catalog.predictions.remove({ filter: {} });
    const [row] = await direct(`select pg_total_relation_size('predictions') as bytes`);
    expect(Number(row.bytes)).toBeLessThan(100_000);
    await catalog.close();
  });

  it('finds an index that is not whole', async () => {
    const catalog = await open();
    expect(await catalog.check()).toEqual([]);
    await direct(`update pg_index set indisvalid = false where indexrelid = 'photos_hash'::regclass`);
    expect(await catalog.check()).toEqual([expect.stringContaining('photos_hash')]);
    await catalog.close();
  });

  it('is copied as it is at one moment into a file that opens like any data folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'meadow-copy-'));
    const file = join(folder, 'copy.db');
    const catalog = await open();
    await catalog.projects.create(project);
    await catalog.photos.put(
      'first',
      Array.from({ length: 2500 }, (_, place) => aPhoto(`${place}`, 'a')),
    );
    await catalog.versions.add(aVersion('first-1', 'first'));
    await catalog.predictions.add([aPrediction({ version: 'first-1', light: 0.5 }), aPrediction({ photo: 'é%_.jpg' })]);
    await catalog.settings.put('any', { a: [1] });
    await catalog.copyTo(file);
    await checkCatalogFile(file);
    const copy = await createSqliteCatalog(file);
    const all = async (one: Catalog) => [
      await one.projects.list(),
      await one.photos.list('first'),
      await one.versions.list(),
      await one.predictions.search({}, { limit: 10 }),
      await one.settings.get('any'),
      (await one.traffic.ends('first'))?.first,
    ];
    expect(await all(copy)).toEqual(await all(catalog));
    await copy.versions.add(aVersion('first-2', 'first'));
    await copy.close();
    await catalog.close();
    await rm(folder, { recursive: true });
  });

  it('makes a change again that the server ended to untie a knot', async () => {
    const catalog = await open();
    await catalog.projects.create(project);
    await catalog.photos.put('first', [aPhoto('one', 'a')]);
    const other = await connectTo(database);
    // The change is the one that looks for knots first.
    await other.query(`set deadlock_timeout = '1min'`);
    await other.query(`begin; update projects set name = 'held' where id = 'first'`);
    const removing = catalog.projects.remove('first');
    const waiting = () =>
      direct(`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`);
    await expect.poll(waiting).toHaveLength(1);
    await other.query(`update photos set label = 'b'`);
    await other.query('commit');
    await other.end();
    await removing;
    expect(await catalog.projects.list()).toEqual([]);
    await catalog.close();
  });

  it('hears of what another core changed, not of what it changed itself, also after it was cut off', async () => {
    const [one, other] = await Promise.all([open(), open()]);
    const end = new AbortController();
    let heard = 0;
    one.watch(() => {
      heard += 1;
    }, end.signal);
    const changeUntilHeard = async () => {
      const before = heard;
      for (let turn = 0; heard === before && turn < 200; turn += 1) {
        await other.settings.put('any', turn);
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      return heard > before;
    };
    expect(await changeUntilHeard()).toBe(true);
    await one.projects.create(project);
    await one.leases.take('it', 'one', 1000);
    await other.leases.take('other', 'other', 1000);
    const before = heard;
    await other.projects.change('first', { name: 'another' });
    await expect.poll(() => heard).toBe(before + 1);
    await direct(
      `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%' and pid <> pg_backend_pid()`,
    );
    expect(await changeUntilHeard()).toBe(true);
    end.abort();
    await Promise.all([one.close(), other.close()]);
  });
});
