import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStoreBrowser } from '../../services/adapters/minio/store-browser.ts';
import type { StoreBrowser } from '../../services/ports/store-browser.ts';
import { startFaultProxy } from './fault-proxy.ts';
import { doorTo, S3 } from './shared-s3.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (given: Uint8Array) => new TextDecoder().decode(given);
const put = { type: 'text/plain', replace: true };
const newName = () => `meadow-test-${crypto.randomUUID()}`;

describe.skipIf(!S3)('a store as its administrator sees it (MEADOW_TEST_S3)', () => {
  let store: StoreBrowser;
  let bucket: string;
  const made: string[] = [];

  const addBucket = async (versioned = false) => {
    const name = newName();
    made.push(name);
    await store.addBucket(name);
    if (versioned) await store.setVersioning(name, true);
    return name;
  };
  const versionsOf = async (name: string, prefix = '') =>
    (await store.versions({ bucket: name, prefix, deep: true })).items;
  const clear = async (name: string) => {
    for (const { key, version } of await versionsOf(name)) await store.remove({ bucket: name, key, version });
    await store.removeBucket(name);
  };

  beforeAll(async () => {
    store = createStoreBrowser(doorTo(S3!));
    bucket = await addBucket();
  });
  afterAll(async () => {
    for (const name of made) await clear(name).catch(() => undefined);
    store.close();
  });

  it('makes a bucket once, tells of it, and removes it only while it is empty', async () => {
    const name = await addBucket();
    await expect(store.addBucket(name)).rejects.toMatchObject({ code: 'already-there' });
    expect((await store.buckets()).find((each) => each.name === name)?.created).toBeInstanceOf(Date);
    await store.put({ bucket: name, key: 'a' }, bytes('a'), put);
    await expect(store.removeBucket(name)).rejects.toMatchObject({ code: 'bad-request' });
    await store.remove({ bucket: name, key: 'a' });
    await store.removeBucket(name);
    await expect(store.versioning(name)).rejects.toMatchObject({ code: 'bucket-missing', details: { bucket: name } });
  });

  it('puts what is put once, whole or in parts, also where the store did it and its answer was lost', async () => {
    const door = doorTo(S3!);
    const proxy = await startFaultProxy(door.endpoint, door.port);
    const behind = createStoreBrowser({ ...door, endpoint: '127.0.0.1', port: proxy.port });
    const [whole, joined] = ['sent-once', 'joined-once'].map((key) => ({ bucket, key }));
    const once = { type: 'text/plain', replace: false };
    try {
      proxy.set({ is: 'forgetful', word: 'if-none-match', times: 1 });
      await behind.put(whole!, bytes('one'), once);
      await expect(behind.put(whole!, bytes('one'), once)).rejects.toMatchObject({ code: 'already-there' });
      const upload = await behind.beginParts(joined!, 'text/plain');
      const part = await behind.putPart(joined!, upload, 1, bytes('two'));
      proxy.set({ is: 'forgetful', word: 'CompleteMultipartUpload', times: 1 });
      await behind.joinParts(joined!, upload, [part], once);
      expect([text(await store.read(whole!)), text(await store.read(joined!))]).toEqual(['one', 'two']);
      // What somebody else put there meanwhile is not taken for it.
      proxy.set({ is: 'forgetful', word: 'if-none-match', times: 1 });
      await expect(behind.put(whole!, bytes('other'), once)).rejects.toMatchObject({ code: 'already-there' });
    } finally {
      behind.close();
      await proxy.end();
    }
  });

  it('lists a folder at a time, page by page, with what begins others as folders', async () => {
    const name = await addBucket();
    const keys = ['a/1', 'a/2', 'b.txt', 'c/d/e', 'z'];
    for (const key of keys) await store.put({ bucket: name, key }, bytes(key), put);
    const first = await store.list({ bucket: name, prefix: '', deep: false, most: 2 });
    expect([first.folders, first.items.map(({ key }) => key)]).toEqual([['a/'], ['b.txt']]);
    const rest = await store.list({ bucket: name, prefix: '', deep: false, cursor: first.next });
    expect([rest.folders, rest.items.map(({ key }) => key), rest.next]).toEqual([['c/'], ['z'], undefined]);
    const deep = await store.list({ bucket: name, prefix: '', deep: true });
    expect(deep.items.map(({ key, size }) => [key, size])).toEqual(keys.map((key) => [key, key.length]));
  });

  it('takes any name S3 takes, and gives it back as it was', async () => {
    const part = fc
      .oneof(
        fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }),
        fc.constantFrom(
          '007',
          '1e5',
          'true',
          'false',
          'null',
          'a b',
          ' lead',
          'tail ',
          'a+b',
          'a%2Fb',
          '100%',
          'été.jpg',
          '...',
          '.hidden',
          '<&>"\'',
          '日本',
          '🌼',
        ),
      )
      .filter((name) => !/[/\\\p{Cc}]/u.test(name) && name !== '.' && name !== '..');
    const key = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
    await fc.assert(
      fc.asyncProperty(key, async (name) => {
        const object = { bucket, key: name };
        await store.put(object, bytes(name), put);
        expect(text(await store.read(object))).toBe(name);
        const { items } = await store.list({ bucket, prefix: name, deep: true });
        expect(items.map((each) => each.key)).toContain(name);
        expect((await versionsOf(bucket, name)).map((each) => each.key)).toContain(name);
        expect((await store.facts(object)).size).toBe(bytes(name).length);
        await store.remove(object);
        await expect(store.facts(object)).rejects.toMatchObject({ code: 'not-found' });
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('refuses names that lead elsewhere', async () => {
    for (const key of ['../up', 'a/../b', './a', '..'])
      await expect(store.put({ bucket, key }, bytes('x'), put), key).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('puts no object over another unless it may', async () => {
    const object = { bucket, key: 'once' };
    await store.put(object, bytes('first'), { ...put, replace: false });
    const again = store.put(object, bytes('second'), { ...put, replace: false });
    await expect(again).rejects.toMatchObject({ code: 'already-there', details: { name: 'once' } });
    expect(text(await store.read(object, 3))).toBe('fir');
    await store.put(object, bytes('second'), put);
    expect(text(await store.read(object))).toBe('second');
    expect(await store.facts(object)).toMatchObject({ size: 6, type: 'text/plain' });
  });

  it('reads a part of what is empty', async () => {
    await store.put({ bucket, key: 'empty' }, bytes(''), put);
    expect(await store.read({ bucket, key: 'empty' }, 100)).toHaveLength(0);
  });

  it('joins an object out of parts, which is not there before', async () => {
    const object = { bucket, key: 'parts/größe' };
    const [first, last] = [new Uint8Array(5 * 1024 ** 2).fill(1), bytes('end')];
    const upload = await store.beginParts(object, 'text/plain');
    const parts = [await store.putPart(object, upload, 1, first), await store.putPart(object, upload, 2, last)];
    await expect(store.facts(object)).rejects.toMatchObject({ code: 'not-found' });
    await store.joinParts(object, upload, parts, put);
    expect(await store.facts(object)).toMatchObject({ size: first.length + last.length, type: 'text/plain' });
    const { stream } = await store.open(object);
    let size = 0;
    for await (const piece of stream) size += piece.length;
    expect(size).toBe(first.length + last.length);
    const dropped = await store.beginParts(object, 'text/plain');
    await store.putPart(object, dropped, 1, first);
    await store.dropParts(object, dropped);
    await store.dropParts(object, dropped);
    const second = await store.beginParts(object, 'text/plain');
    const tag = await store.putPart(object, second, 1, first);
    const joined = store.joinParts(object, second, [tag], { ...put, replace: false });
    await expect(joined).rejects.toMatchObject({ code: 'already-there' });
    await store.dropParts(object, second);
  }, 30_000);

  it('keeps versions where it is told to: brings one back, takes a marker away, deletes one for good', async () => {
    const name = await addBucket(true);
    expect(await store.versioning(name)).toBe('on');
    const object = { bucket: name, key: 'notes & more/été.txt' };
    for (const words of ['one', 'two']) await store.put(object, bytes(words), put);
    const [two, one] = await versionsOf(name);
    expect([two?.latest, one?.latest]).toEqual([true, false]);
    expect(text(await store.read({ ...object, version: one!.version }))).toBe('one');

    const marker = await store.remove(object);
    expect(marker).toBeDefined();
    await expect(store.read(object)).rejects.toMatchObject({ code: 'not-found' });
    expect((await versionsOf(name))[0]).toMatchObject({ deleted: true, latest: true, version: marker });
    await store.remove({ ...object, version: marker });
    expect(text(await store.read(object))).toBe('two');

    await store.restore({ ...object, version: one!.version });
    expect(text(await store.read(object))).toBe('one');
    expect(await versionsOf(name)).toHaveLength(3);
    await store.remove({ ...object, version: one!.version });
    expect(await versionsOf(name)).toHaveLength(2);
    await store.setVersioning(name, false);
    expect(await store.versioning(name)).toBe('paused');
  });

  it('pages through versions', async () => {
    const name = await addBucket(true);
    for (const words of ['one', 'two', 'three']) await store.put({ bucket: name, key: 'a+b c' }, bytes(words), put);
    const seen: string[] = [];
    for (let cursor: string | undefined, pages = 0; pages === 0 || cursor !== undefined; pages += 1) {
      const page = await store.versions({ bucket: name, prefix: '', deep: true, most: 1, cursor });
      seen.push(...page.items.map(({ version }) => version));
      cursor = page.next;
    }
    expect(new Set(seen).size).toBe(3);
  });

  it('keeps rules of what it does by itself, and those it does not know as they are', async () => {
    const name = await addBucket(true);
    expect(await store.rules(name)).toEqual([]);
    const older = { id: 'a', enabled: true, prefix: '', deed: { kind: 'older-versions', days: 30 } } as const;
    const objects = { id: 'b', enabled: false, prefix: '007 & <co>/', deed: { kind: 'objects', days: 7 } } as const;
    await store.putRule(name, older);
    await store.putRule(name, objects);
    expect(await store.rules(name)).toEqual([older, objects]);
    await store.putRule(name, { ...older, deed: { kind: 'older-versions', days: 60 } });
    expect((await store.rules(name))[0]?.deed).toEqual({ kind: 'older-versions', days: 60 });
    await store.removeRule(name, 'a');
    await store.removeRule(name, 'b');
    expect(await store.rules(name)).toEqual([]);
  });

  it('says in words that the password is wrong, and that nobody answers', async () => {
    const wrong = createStoreBrowser({ ...doorTo(S3!), secretKey: async () => 'another-password' });
    await expect(wrong.buckets()).rejects.toMatchObject({ code: 'remote-refused' });
    wrong.close();
    const away = createStoreBrowser({ ...doorTo(S3!), port: 1 });
    await expect(away.buckets()).rejects.toMatchObject({ code: 'remote-down' });
    away.close();
  });
});
