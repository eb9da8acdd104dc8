import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { createRouterClient } from '@orpc/server';
import { Client as S3Client } from 'minio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STORE_SLICE_BYTES } from '../../contract/shapes/store.ts';
import type { Client } from '../../host/core-client.ts';
import { machinePorts } from '../../services/adapters/node/machine-ports.ts';
import { type Core, createCore } from '../../services/assembly/core.ts';
import { hasStoreImage, NO_STORE_IMAGE, type SmallStore, writeSmallStore } from '../small-store.ts';
import { makePhoto } from './predictor/made-photo.ts';

const run = promisify(execFile);
const bytes = (text: string) => new TextEncoder().encode(text);
const slice = (text: string | Uint8Array<ArrayBuffer>) => new File([text], 'slice');

describe.skipIf(!hasStoreImage)(`the store of a running stack (else: ${NO_STORE_IMAGE})`, () => {
  let folder: string;
  let small: SmallStore;
  let core: Core;
  let client: Client;
  const was = process.env.MEADOW_COMPOSE_FILE;

  const s3 = (accessKey = 'meadow', secretKey = small.password) =>
    new S3Client({ endPoint: '127.0.0.1', port: small.port, useSSL: false, accessKey, secretKey, region: 'us-east-1' });
  const docker = (...args: string[]) => run('docker', args);
  const container = () => `${small.project}-minio-1`;
  const ended = async (job: string) => (await Array.fromAsync(await client.jobs.watch({ job }))).at(-1);
  const send = (bucket: string, key: string, text: string, more: object = {}) =>
    client.store.send({
      bucket,
      key,
      upload: crypto.randomUUID(),
      type: 'text/plain',
      slice: slice(text),
      from: 0,
      bytes: bytes(text).length,
      ...more,
    });
  const keysIn = async (bucket: string, more: object = {}) =>
    (await client.store.list({ bucket, prefix: '', ...more })).entries.map(({ key }) => key);
  const readAt = async (address: string) => {
    const { bytes: body } = await core.files.open(address);
    return body instanceof Uint8Array ? Buffer.from(body) : buffer(body);
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-store-'));
    const prefix = process.env.MEADOW_TEST_PREFIX ?? 'meadow-test';
    small = await writeSmallStore(
      `${prefix}-store-${process.pid}`,
      await machinePorts.nextFree(21_000 + (process.pid % 500)),
    );
    process.env.MEADOW_COMPOSE_FILE = small.file;
    core = await createCore({
      home: join(folder, 'home'),
      host: 'cli',
      open: false,
      link: () => Promise.reject(new Error('none')),
    });
    client = createRouterClient(core.router);
    await expect(client.store.buckets()).rejects.toMatchObject({ data: { code: 'stack-off' } });
    const { job } = await client.stack.up({});
    expect((await ended(job))?.state).toBe('done');
    for (const name of ['data', 'models']) await client.store.addBucket({ name, versioned: name === 'models' });
  }, 120_000);
  afterAll(async () => {
    const { job } = await client.stack.remove({ data: true, name: small.project });
    await ended(job);
    await core.close();
    if (was === undefined) delete process.env.MEADOW_COMPOSE_FILE;
    else process.env.MEADOW_COMPOSE_FILE = was;
    await rm(folder, { recursive: true });
  }, 60_000);

  it('makes a bucket, counts it, and deletes it with all in it only once its name was typed', async () => {
    await client.store.addBucket({ name: 'camera', versioned: true });
    await expect(client.store.addBucket({ name: 'camera', versioned: true })).rejects.toMatchObject({
      data: { code: 'already-there' },
    });
    for (const words of ['one', 'two!']) await send('camera', 'a/b.txt', words, { replace: true });
    expect(await client.store.usage({ bucket: 'camera' })).toEqual({ objects: 1, bytes: 4, older: 3, more: false });
    const found = (await client.store.buckets()).find(({ name }) => name === 'camera');
    expect(found).toMatchObject({ versioning: 'on', own: false });
    await client.store.setVersioning({ bucket: 'camera', on: false });
    for (const typed of [undefined, 'camer'])
      await expect(client.store.removeBucket({ bucket: 'camera', typed })).rejects.toMatchObject({
        data: { code: 'bad-request' },
      });
    await client.store.removeBucket({ bucket: 'camera', typed: 'camera' });
    expect((await client.store.buckets()).map(({ name }) => name)).toEqual(['data', 'models']);
  });

  it('protects what Meadow works with, and lets old versions of it come back', async () => {
    const forbidden = { data: { code: 'forbidden' } };
    await s3().putObject('models', 'a.meadow', 'one');
    await s3().putObject('models', 'a.meadow', 'two');
    const [, one] = await client.store.versions({ bucket: 'models', key: 'a.meadow' });
    for (const call of [
      () => client.store.removeBucket({ bucket: 'data', typed: 'data' }),
      () => client.store.setVersioning({ bucket: 'models', on: false }),
      () => send('data', 'x', 'x'),
      () => client.store.remove({ bucket: 'models', keys: ['a.meadow'] }),
      () => client.store.removeVersion({ bucket: 'models', key: 'a.meadow', version: one!.version }),
      () =>
        client.store.putRule({
          bucket: 'data',
          rule: { enabled: true, prefix: 'runs/', deed: { kind: 'objects', days: 1 } },
        }),
      () => client.store.addUser({ name: 'core', rights: {} }),
      () => client.store.addUser({ name: 'anna', rights: { data: 'write' } }),
      () => client.store.addUser({ name: 'anna', rights: { '*': 'write' } }),
    ])
      await expect(call()).rejects.toMatchObject(forbidden);
    // No name of a bucket leads into another one.
    for (const bucket of ['data/photos', '../data', 'x/../data'])
      await expect(client.store.remove({ bucket, keys: ['x'] })).rejects.toMatchObject({
        data: { code: 'bad-request' },
      });
    await client.store.restore({ bucket: 'models', key: 'a.meadow', version: one!.version });
    expect(await client.store.preview({ bucket: 'models', key: 'a.meadow' })).toMatchObject({ text: 'one' });
  });

  it('deletes several and all below a folder, and takes that back where versions are kept', async () => {
    await client.store.addBucket({ name: 'notes', versioned: true });
    for (const key of ['a', 'logs/1', 'logs/été 2', 'b']) await send('notes', key, key);
    const { count, undo } = await client.store.remove({ bucket: 'notes', keys: ['a', 'logs/'] });
    expect(count).toBe(3);
    expect(await keysIn('notes')).toEqual(['b']);
    expect(await keysIn('notes', { deleted: true })).toEqual(['logs/', 'a']);
    expect(await client.store.undoRemove({ undo: undo! })).toEqual({ count: 3 });
    await expect(client.store.undoRemove({ undo: undo! })).rejects.toMatchObject({ data: { code: 'not-found' } });
    expect(await keysIn('notes')).toEqual(['logs/', 'a', 'b']);
    for (let times = 0; times < 2; times += 1) await client.store.remove({ bucket: 'notes', keys: ['b'] });
    await client.store.bringBack({ bucket: 'notes', keys: ['b'] });
    expect(await client.store.preview({ bucket: 'notes', key: 'b' })).toMatchObject({ text: 'b' });
  });

  it('takes a large file in slices, whole or not at all, and puts none over another unasked', async () => {
    await client.store.addBucket({ name: 'large', versioned: false });
    const all = new Uint8Array(STORE_SLICE_BYTES + 1000).map((_, at) => at % 251);
    const part = (upload: string, from: number, replace = false) =>
      client.store.send({
        upload,
        bucket: 'large',
        key: 'große Datei',
        type: '',
        slice: slice(all.slice(from, from + STORE_SLICE_BYTES)),
        from,
        bytes: all.length,
        replace,
      });
    const [first, second, third] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
    await part(first, 0);
    expect(await keysIn('large')).toEqual([]);
    await part(first, STORE_SLICE_BYTES);
    const { size, download } = await client.store.object({ bucket: 'large', key: 'große Datei' });
    expect(size).toBe(all.length);
    expect((await readAt(download)).equals(all)).toBe(true);
    await expect(part(second, 0)).rejects.toMatchObject({ data: { code: 'already-there' } });
    await part(third, 0, true);
    await client.store.cancelSend({ upload: third });
    await expect(part(third, STORE_SLICE_BYTES, true)).rejects.toMatchObject({ data: { code: 'bad-request' } });
    const unfinished: unknown[] = [];
    for await (const one of s3().listIncompleteUploads('large', '', true)) unfinished.push(one);
    expect(unfinished).toEqual([]);
  });

  it('shows photos whatever they are called, and says what is none', async () => {
    await client.store.addBucket({ name: 'photos', versioned: false });
    await s3().putObject('photos', 'photos/3f/3fa0', await makePhoto(1, 300));
    await s3().putObject('photos', 'photos/3f/other', 'no photo');
    const { entries } = await client.store.list({ bucket: 'photos', prefix: 'photos/3f/' });
    const small = await readAt(entries[0]!.thumbnail!);
    expect(small.subarray(8, 12).toString()).toBe('WEBP');
    await expect(readAt(entries[1]!.thumbnail!)).rejects.toMatchObject({ code: 'not-found' });
    const preview = await client.store.preview({ bucket: 'photos', key: 'photos/3f/3fa0' });
    expect(preview.kind).toBe('picture');
    expect((await readAt(preview.kind === 'picture' ? preview.picture : '')).subarray(8, 12).toString()).toBe('WEBP');
  });

  it('pages through thousands, in any order, and searches below', async () => {
    await client.store.addBucket({ name: 'many', versioned: false });
    const store = s3();
    for (let at = 0; at < 1200; at += 60)
      await Promise.all(Array.from({ length: 60 }, (_, i) => store.putObject('many', `n/${at + i}`, 'x'.repeat(i))));
    const pages = async (more: object) => {
      const keys: string[] = [];
      let next: string | undefined;
      do {
        const page = await client.store.list({ bucket: 'many', prefix: 'n/', ...more, ...(next && { cursor: next }) });
        keys.push(...page.entries.map(({ key }) => key));
        next = page.next;
      } while (next !== undefined);
      return keys;
    };
    const byName = await pages({});
    expect(byName).toHaveLength(1200);
    expect(byName).toEqual(byName.toSorted());
    expect(await pages({ order: 'name-down' })).toEqual(byName.toReversed());
    expect(new Set(await pages({ order: 'largest' })).size).toBe(1200);
    expect(await pages({ prefix: '', find: '/119' })).toEqual(
      ['n/119', ...Array.from({ length: 10 }, (_, i) => `n/119${i}`)].toSorted(),
    );
  }, 60_000);

  it('makes a user whose password opens what it may and nothing else, and takes it away again', async () => {
    await client.store.addBucket({ name: 'shared', versioned: false });
    await client.store.addBucket({ name: 'secret', versioned: false });
    const name = 'anna';
    const { password } = await client.store.addUser({ name, rights: { shared: 'read' } });
    expect(password).toHaveLength(32);
    const may = async (bucket: string, secret = password) => {
      const user = s3(name, secret);
      const tries = [() => user.listObjectsV2Query(bucket, '', '', '', 1, ''), () => user.putObject(bucket, 'x', 'x')];
      return Promise.all(
        tries.map((one) =>
          one().then(
            () => true,
            () => false,
          ),
        ),
      );
    };
    expect([await may('shared'), await may('secret')]).toEqual([
      [true, false],
      [false, false],
    ]);
    await expect(client.store.addUser({ name, rights: {} })).rejects.toMatchObject({ data: { code: 'already-there' } });
    await client.store.setRights({ name, rights: { shared: 'write', secret: 'read' } });
    expect([await may('shared'), await may('secret')]).toEqual([
      [true, true],
      [true, false],
    ]);
    expect(await client.store.users()).toEqual([
      { name, enabled: true, own: false, rights: { shared: 'write', secret: 'read' }, others: [] },
    ]);
    await client.store.setEnabled({ name, enabled: false });
    expect(await may('shared')).toEqual([false, false]);
    const renewed = await client.store.newPassword({ name });
    expect((await client.store.users())[0]?.enabled).toBe(false);
    await client.store.setEnabled({ name, enabled: true });
    expect([await may('shared'), await may('shared', renewed.password)]).toEqual([
      [false, false],
      [true, true],
    ]);
    await client.store.setRights({ name, rights: {} });
    expect(await may('shared', renewed.password)).toEqual([false, false]);
    await client.store.removeUser({ name });
    expect(await client.store.users()).toEqual([]);
    await expect(client.store.removeUser({ name })).rejects.toMatchObject({ data: { code: 'not-found' } });
  }, 60_000);

  it('tells rules that were not made here as such, and replaces them where rights are chosen', async () => {
    const { password } = await client.store.addUser({ name: 'by-hand', rights: {} });
    const host = `MC_HOST_s=http://meadow:${small.password}@127.0.0.1:9000`;
    const mc = (...args: string[]) =>
      docker('exec', '-e', host, '-e', 'MC_CONFIG_DIR=/tmp/mc', container(), 'mc', ...args);
    await mc('admin', 'policy', 'attach', 's', 'diagnostics', '--user', 'by-hand');
    expect((await client.store.users())[0]).toMatchObject({ rights: {}, others: ['diagnostics'] });
    await client.store.setRights({ name: 'by-hand', rights: { shared: 'read' } });
    expect((await client.store.users())[0]).toMatchObject({ rights: { shared: 'read' }, others: [] });
    expect(password).not.toBe('');
    await client.store.removeUser({ name: 'by-hand' });
  }, 60_000);

  it('keeps no secret among the arguments of what runs in the container', async () => {
    let over = false;
    const look = async () => {
      let seen = '';
      while (!over) seen += (await docker('top', container(), '-eo', 'pid,args')).stdout;
      return seen;
    };
    const looking = look();
    const { password } = await client.store.addUser({ name: 'quiet', rights: {} }).finally(() => {
      over = true;
    });
    const seen = await looking;
    await client.store.removeUser({ name: 'quiet' });
    expect(seen).toContain('mc --quiet --json admin');
    expect(seen).not.toContain(password);
    expect(seen).not.toContain(small.password);
  }, 30_000);

  it('adds, changes and removes rules of what is cleared', async () => {
    const rule = { enabled: true, prefix: 'logs/', deed: { kind: 'objects', days: 30 } } as const;
    const [added] = await client.store.putRule({ bucket: 'shared', rule });
    expect(added).toMatchObject(rule);
    const changed = await client.store.putRule({ bucket: 'shared', rule: { ...rule, id: added!.id, enabled: false } });
    expect(changed).toEqual([{ ...rule, id: added!.id, enabled: false }]);
    expect(await client.store.removeRule({ bucket: 'shared', id: added!.id })).toEqual([]);
  });

  it('says within its deadline that the store hangs, and goes on once it answers', async () => {
    await docker('pause', container());
    try {
      await expect(client.store.list({ bucket: 'shared', prefix: '' })).rejects.toMatchObject({
        data: { code: expect.stringMatching(/^(?:remote-slow|stack-off)$/) },
      });
    } finally {
      await docker('unpause', container());
    }
    await expect.poll(() => keysIn('shared'), { timeout: 20_000 }).toEqual(['x']);
  }, 60_000);

  it('is off when it is stopped, and is found again when it was started anew', async () => {
    await ended((await client.stack.stop({})).job);
    await expect
      .poll(() => client.store.buckets().catch((error) => error.data.code), { timeout: 10_000 })
      .toBe('stack-off');
    await ended((await client.stack.up({})).job);
    expect(await client.store.buckets()).toBeDefined();
  }, 60_000);
});
