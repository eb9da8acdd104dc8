import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFileObjectStore } from '../../services/adapters/local/object-store.ts';
import { objectStoreSuite } from './object-store-suite.ts';

const openStore = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-objects-'));
  const root = join(folder, 'objects');
  return { folder, root, store: createFileObjectStore(root), end: () => rm(folder, { recursive: true }) };
};

objectStoreSuite('files', openStore);

describe('objects as files', () => {
  it('lie where programs can map them, and nothing hidden is listed', async () => {
    const { root, store, end } = await openStore();
    await store.put('models/one.meadow', Buffer.from('model'));
    expect(await readFile(await store.file('models/one.meadow'), 'utf8')).toBe('model');
    await writeFile(join(root, 'models', '.DS_Store'), '');
    await writeFile(join(root, 'Thumbs.db'), '');
    const keys: string[] = [];
    for await (const { key } of store.list('')) keys.push(key);
    expect(keys).toEqual(['models/one.meadow']);
    await end();
  });
});
