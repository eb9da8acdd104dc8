import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPostgresCatalog } from '../../services/adapters/sql/postgres/catalog.ts';
import type { PostgresSettings } from '../../services/adapters/sql/postgres/settings.ts';
import type { Catalog } from '../../services/ports/catalog.ts';
import { aPhoto, aPrediction } from './catalog-suite.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import { asMaster, createTestDatabase, POSTGRES, type TestDatabase } from './postgres-server.ts';

const ANSWER = 1500;
const deadlines = { connect: 2000, statement: 1000, answer: ANSWER };

const project = { id: 'first', name: 'first', classes: ['a'], created: new Date(), policy: 'ask' } as const;
const photos = (count: number) => Array.from({ length: count }, (_, place) => aPhoto(`photo ${place}`, 'a'));

describe.skipIf(!POSTGRES)('a catalog whose server has a fault (MEADOW_TEST_POSTGRES)', () => {
  let database: TestDatabase;
  let proxy: FaultProxy;
  let settings: PostgresSettings;
  const opened: Catalog[] = [];
  const open = async (part: Partial<PostgresSettings> = {}) => {
    const catalog = await createPostgresCatalog({ ...settings, ...part });
    opened.push(catalog);
    return catalog;
  };
  beforeEach(async () => {
    database = await createTestDatabase();
    proxy = await startFaultProxy(database.settings.host, database.settings.port);
    settings = { ...database.settings, host: '127.0.0.1', port: proxy.port, deadlines };
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((catalog) => catalog.close()));
    await proxy.end();
    await database.remove();
  });

  /** What it fails with, and that it fails within the deadlines. */
  const failing = async (work: () => Promise<unknown>): Promise<string> => {
    const began = performance.now();
    const code = await work().then(
      () => 'none',
      (thrown) => thrown.code ?? String(thrown),
    );
    expect(performance.now() - began).toBeLessThan(deadlines.connect + ANSWER + 500);
    return code;
  };

  it.each(['cut', 'silent'] as const)('says so while the way to it is %s, and goes on by itself after', async (is) => {
    const catalog = await open();
    await catalog.projects.create({ ...project, classes: ['a'] });
    proxy.set({ is });
    expect(await failing(() => catalog.projects.list())).toBe('store-unreachable');
    expect(await failing(() => catalog.photos.put('first', photos(3)))).toBe('store-unreachable');
    expect(await failing(() => catalog.settings.put('name', 1))).toBe('store-unreachable');
    expect(await failing(() => open())).toBe('store-unreachable');
    proxy.set({ is: 'open' });
    await catalog.photos.put('first', photos(3));
    expect(await catalog.photos.count('first')).toBe(3);
  });

  it('waits for a slow answer, up to its deadline', async () => {
    const catalog = await open();
    proxy.set({ is: 'slow', ms: 50 });
    expect(await catalog.projects.list()).toEqual([]);
    proxy.set({ is: 'slow', ms: 5000 });
    expect(await failing(() => catalog.projects.list())).toBe('store-unreachable');
    proxy.set({ is: 'open' });
    expect(await catalog.projects.list()).toEqual([]);
  });

  it('leaves nothing of a change that was cut off in the middle', async () => {
    const catalog = await open();
    await catalog.projects.create({ ...project, classes: ['a'] });
    const writing = catalog.photos.put('first', photos(20_000));
    const cut = async () => {
      await catalog.settings.get('any');
      proxy.drop();
    };
    const [outcome] = await Promise.allSettled([writing, cut()]);
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'store-unreachable' } });
    // Connections that were lost unnoticed fail once more.
    const counted = () => catalog.photos.count('first').catch(() => undefined);
    await expect.poll(counted, { timeout: 10_000 }).toBe(0);
    await catalog.photos.put('first', photos(10));
    expect(await catalog.photos.count('first')).toBe(10);
  });

  it('knows that a change became true whose answer was lost, and makes it once', async () => {
    const catalog = await open();
    await catalog.projects.create({ ...project, classes: ['a'] });
    for (let round = 1; round <= 3; round += 1) {
      proxy.set({ is: 'forgetful', word: 'commit\0', times: 1 });
      await catalog.predictions.add([aPrediction({ version: 'first-1' })]);
      expect(await catalog.predictions.search({}, { limit: 10 })).toHaveLength(round);
    }
  });

  it('says that a change did not happen that was lost before its end, so that it can be made again', async () => {
    const catalog = await open();
    await catalog.projects.create({ ...project, classes: ['a'] });
    proxy.set({ is: 'forgetful', word: 'insert into "traffic"', times: 1 });
    const adding = () => catalog.predictions.add([aPrediction({ version: 'first-1' })]);
    expect(await failing(adding)).toBe('store-unreachable');
    expect(await failing(adding)).toBe('none');
    expect(await catalog.predictions.search({}, { limit: 10 })).toHaveLength(1);
  });

  it('closes also where nobody answers the goodbye', async () => {
    const catalog = await createPostgresCatalog(settings);
    await catalog.projects.list();
    proxy.set({ is: 'silent' });
    expect(await failing(() => catalog.close())).toBe('none');
  });

  it('is not let in with a wrong password, and is with the right one, without a restart', async () => {
    const user = `${database.settings.database}_user`;
    await asMaster(
      `create role ${user} login password 'first'`,
      `alter database ${database.settings.database} owner to ${user}`,
    );
    await database.sayPassword('wrong');
    expect(await failing(() => open({ user }))).toBe('store-refused');
    await database.sayPassword('first');
    const catalog = await open({ user });
    await catalog.projects.create({ ...project, classes: ['a'] });
    // The password is changed on the server, and the connections end.
    await asMaster(`alter role ${user} password 'second'`);
    proxy.drop();
    expect(await failing(() => catalog.projects.list())).toMatch(/store-(refused|unreachable)/);
    expect(await failing(() => catalog.projects.list())).toBe('store-refused');
    await database.sayPassword('second');
    expect(await catalog.projects.list()).toHaveLength(1);
    await catalog.close();
    opened.pop();
    await asMaster(`drop database ${database.settings.database} with (force)`, `drop role ${user}`);
    await asMaster(`create database ${database.settings.database}`);
  });

  it('says so where there is no such database, no file of the password, and nobody who listens', async () => {
    expect(await failing(() => open({ database: 'meadow_nowhere' }))).toBe('store-refused');
    expect(await failing(() => open({ passwordFile: `${settings.passwordFile}-gone` }))).toBe('store-refused');
    const { port } = proxy;
    await proxy.end();
    expect(await failing(() => open({ port }))).toBe('store-unreachable');
    proxy = await startFaultProxy(database.settings.host, database.settings.port);
  });

  it('says so where the server takes no more connections', async () => {
    const { database: name, host, port } = database.settings;
    const user = `${name}_one`;
    await asMaster(`create role ${user} login password 'first' connection limit 1`);
    const first = new Client({ host, port, database: name, user, password: 'first' });
    await first.connect();
    await database.sayPassword('first');
    expect(await failing(() => open({ user }))).toBe('store-busy');
    await first.end();
    await asMaster(`drop role ${user}`);
  });

  it('waits for a change that another core is long at, up to its deadline, and reads meanwhile', async () => {
    const catalog = await open();
    await catalog.projects.create({ ...project, classes: ['a'] });
    const slow = await startFaultProxy(database.settings.host, database.settings.port);
    const sleeper = await createPostgresCatalog({ ...settings, port: slow.port });
    const writing = sleeper.photos.put('first', photos(20_000)).then(
      () => 'none',
      ({ code }) => code,
    );
    const locks = () =>
      asMaster(`select 1 from pg_locks join pg_database on pg_database.oid = database
      where locktype = 'advisory' and granted and datname = '${database.settings.database}'`);
    await expect.poll(locks).toHaveLength(1);
    slow.set({ is: 'silent' });
    expect(await failing(() => catalog.photos.put('first', photos(2)))).toBe('store-busy');
    expect(await catalog.projects.list()).toHaveLength(1);
    expect(await catalog.leases.take('it', 'me', 1000)).toBe(true);
    expect(await writing).toBe('store-unreachable');
    await slow.end();
    await sleeper.close();
    // The server has taken back what the sleeper held.
    await expect
      .poll(
        () =>
          catalog.photos.put('first', photos(2)).then(
            () => 'done',
            ({ code }) => code,
          ),
        { timeout: 10_000 },
      )
      .toBe('done');
    expect(await catalog.photos.count('first')).toBe(2);
  });
});
