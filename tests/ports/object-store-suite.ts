import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ObjectStore } from '../../services/ports/object-store.ts';

export interface ObjectStoreUnderTest {
  store: ObjectStore;
  end(): Promise<void>;
}

const bytes = (text: string) => new TextEncoder().encode(text);
const keysOf = async (store: ObjectStore, prefix: string) => {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix)) keys.push(key);
  return keys.toSorted();
};

/** What every object store must do. */
export const objectStoreSuite = (name: string, open: () => Promise<ObjectStoreUnderTest>): void => {
  describe(`object store: ${name}`, () => {
    let tested: ObjectStoreUnderTest;
    let store: ObjectStore;
    beforeEach(async () => {
      tested = await open();
      store = tested.store;
    });
    afterEach(() => tested.end());

    it('gives back the bytes that were put, whatever they are', async () => {
      const part = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,8}$/);
      const key = fc.array(part, { minLength: 2, maxLength: 4 }).map((parts) => `any/${parts.join('/')}/object`);
      await fc.assert(
        fc.asyncProperty(key, fc.uint8Array({ maxLength: 3000 }), async (name, content) => {
          await store.put(name, content);
          expect(Buffer.from(await store.get(name)).equals(content)).toBe(true);
          expect(await store.has(name)).toBe(true);
        }),
        { numRuns: 40 },
      );
    });

    it('replaces an object whole', async () => {
      await store.put('a/b', bytes('a longer text'));
      await store.put('a/b', bytes('short'));
      expect(new TextDecoder().decode(await store.get('a/b'))).toBe('short');
    });

    it('is never half written while many write the same key', async () => {
      const contents = Array.from({ length: 8 }, (_, at) => new Uint8Array(200_000).fill(at));
      await Promise.all(contents.map((content) => store.put('a/b', content)));
      const kept = await store.get('a/b');
      expect(kept.byteLength).toBe(200_000);
      expect(new Set(kept).size).toBe(1);
      expect(await keysOf(store, '')).toEqual(['a/b']);
    });

    it('lists what begins with a prefix, with its size', async () => {
      for (const key of ['photos/3f/3fa0', 'photos/3f/3fb0', 'photos/40/4000', 'models/one.meadow']) {
        await store.put(key, bytes(key));
      }
      expect(await keysOf(store, 'photos/3f/3fa')).toEqual(['photos/3f/3fa0']);
      expect(await keysOf(store, 'photos/')).toEqual(['photos/3f/3fa0', 'photos/3f/3fb0', 'photos/40/4000']);
      expect(await keysOf(store, 'nothing/')).toEqual([]);
      expect(await keysOf(store, '')).toHaveLength(4);
      for await (const { key, bytes: size } of store.list('models')) expect(size).toBe(key.length);
    });

    it('removes, and does not mind where there is nothing', async () => {
      await store.put('a/b', bytes('x'));
      await store.remove('a/b');
      await store.remove('a/b');
      await store.remove('a');
      expect(await store.has('a/b')).toBe(false);
      expect(await keysOf(store, '')).toEqual([]);
    });

    it('says so where there is no object', async () => {
      await store.put('a/b/c', bytes('x'));
      for (const key of ['x', 'a', 'a/b', 'a/b/c/d']) {
        await expect(store.get(key)).rejects.toMatchObject({ code: 'not-found' });
        await expect(store.file(key)).rejects.toMatchObject({ code: 'not-found' });
        expect(await store.has(key)).toBe(false);
      }
    });

    it('takes no key that could lead elsewhere', async () => {
      const wrong = [
        '',
        '.',
        '..',
        '../a',
        'a/../b',
        '/a',
        'a/',
        'a//b',
        'a/.b',
        'A',
        'a\\b',
        'a:b',
        'a\0',
        'a\nb',
        'ä',
      ];
      const long = 'a'.repeat(501);
      for (const key of [...wrong, long]) {
        for (const ask of [() => store.put(key, bytes('x')), () => store.get(key), () => store.remove(key)]) {
          await expect(ask(), JSON.stringify(key)).rejects.toMatchObject({ code: 'bad-request' });
        }
        await expect(store.file(key)).rejects.toMatchObject({ code: 'bad-request' });
      }
      await expect(keysOf(store, '../')).rejects.toMatchObject({ code: 'bad-request' });
    });
  });
};
