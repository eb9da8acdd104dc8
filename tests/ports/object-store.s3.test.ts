import { createHash } from 'node:crypto';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createS3ObjectStore } from '../../services/adapters/minio/object-store.ts';
import { objectStoreSuite } from './object-store-suite.ts';
import { openS3, S3 } from './shared-s3.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe.skipIf(!S3)('S3 (MEADOW_TEST_S3)', () => {
  objectStoreSuite('S3', openS3);
  objectStoreSuite('S3, in a part of a bucket', () => openS3({ settings: { prefix: 'team/one/' } }));

  it('lists more than a page, whole', async () => {
    const { store, end } = await openS3();
    const keys = Array.from({ length: 1100 }, (_, at) => `many/${at}`);
    for (let at = 0; at < keys.length; at += 50)
      await Promise.all(keys.slice(at, at + 50).map((key) => store.put(key, Buffer.from(key))));
    const listed: string[] = [];
    for await (const { key } of store.list('many/')) listed.push(key);
    expect(listed.toSorted()).toEqual(keys.toSorted());
    await end();
  }, 60_000);

  it('sees nothing outside its part of the bucket, and no name that is no key', async () => {
    const { store, settings, options, client, bucket, end } = await openS3();
    await client.putObject(bucket, 'Photo of a person.jpg', Buffer.from('x'));
    await client.putObject(bucket, 'team/one/a', Buffer.from('x'));
    const part = createS3ObjectStore({ ...settings, prefix: 'team/one/' }, options);
    await part.put('b', Buffer.from('b'));
    const listed = async (one: typeof part) => {
      const keys: string[] = [];
      for await (const { key } of one.list('')) keys.push(key);
      return keys.toSorted();
    };
    expect(await listed(part)).toEqual(['a', 'b']);
    expect(await listed(createS3ObjectStore(settings, options))).toEqual(['team/one/a', 'team/one/b']);
    expect(text(await store.get('team/one/b'))).toBe('b');
    part.close();
    await end();
  });

  describe('objects as files', () => {
    it('are brought once, are renewed when the object is, and end in the name of the object', async () => {
      const { store, options, end } = await openS3();
      await store.put('models/one.meadow', Buffer.from('model'));
      const first = await store.file('models/one.meadow');
      expect(await readFile(first, 'utf8')).toBe('model');
      expect(basename(first)).toMatch(/-one\.meadow$/);
      expect(await store.file('models/one.meadow')).toBe(first);
      await store.put('models/one.meadow', Buffer.from('newer'));
      expect(await readFile(await store.file('models/one.meadow'), 'utf8')).toBe('newer');
      expect((await readdir(options.cache)).some((name) => name.startsWith('.'))).toBe(false);
      await end();
    });

    it('go when there is no room, the one nobody asked for longest first', async () => {
      const { store, options, end } = await openS3({ options: { most: 2500 } });
      const files: string[] = [];
      for (const [at, key] of ['a', 'b', 'c'].entries()) {
        await store.put(key, new Uint8Array(1000).fill(at));
        files.push(await store.file(key));
        const used = new Date(Date.now() - (10 - at) * 60_000);
        await utimes(files[at]!, used, used);
      }
      await store.file('a');
      await store.put('d', new Uint8Array(1000));
      await store.file('d');
      const left = (await readdir(options.cache)).toSorted();
      expect(left.map((name) => name.slice(-1)).toSorted()).toEqual(['a', 'd']);
      await end();
    });

    it('are not given where the bytes are not those that were put', async () => {
      const { store, client, bucket, options, end } = await openS3();
      const about = { 'x-amz-meta-sha256': sha256(Buffer.from('model')) };
      await client.putObject(bucket, 'models/one', Buffer.from('other'), 5, about);
      await expect(store.file('models/one')).rejects.toMatchObject({ code: 'remote-failed' });
      await expect(store.get('models/one')).rejects.toMatchObject({ code: 'remote-failed' });
      expect(await readdir(options.cache)).toEqual([]);
      await end();
    });
  });

  describe('what is wrong is said in words', () => {
    it('where there is no such bucket', async () => {
      const { store, end } = await openS3({ makeBucket: false });
      const list = async () => {
        for await (const _ of store.list('')) return;
      };
      const calls = [() => store.put('a', Buffer.from('a')), () => store.get('a'), () => store.has('a'), list];
      for (const call of [...calls, () => store.file('a'), () => store.remove('a')])
        await expect(call()).rejects.toMatchObject({ code: 'bucket-missing' });
      await end();
    });

    it('where the password or the account is wrong, and a password that was put right is used at once', async () => {
      const { store, settings, options, end } = await openS3();
      const password = await readFile(settings.secretKeyFile);
      await writeFile(settings.secretKeyFile, 'another-password');
      for (const call of [() => store.put('a', Buffer.from('a')), () => store.get('a'), () => store.has('a')])
        await expect(call()).rejects.toMatchObject({ code: 'remote-refused' });
      await writeFile(settings.secretKeyFile, password);
      await store.put('a', Buffer.from('a'));
      const stranger = createS3ObjectStore({ ...settings, accessKey: 'nobody' }, options);
      await expect(stranger.get('a')).rejects.toMatchObject({
        code: 'remote-refused',
        message: expect.stringContaining('no such account'),
      });
      stranger.close();
      await end();
    });

    it('where the file of the password is not there', async () => {
      const { settings, options, folder, end } = await openS3();
      const store = createS3ObjectStore({ ...settings, secretKeyFile: join(folder, 'nothing') }, options);
      await expect(store.get('a')).rejects.toMatchObject({ code: 'remote-refused' });
      await end();
    });

    it('where Meadow ends meanwhile', async () => {
      const { store, end } = await openS3();
      const asked = store.put('a', new Uint8Array(5_000_000));
      store.close();
      await expect(asked).rejects.toMatchObject({ code: 'closing' });
      await end();
    });
  });
});
