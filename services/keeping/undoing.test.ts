import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileObjectStore } from '../adapters/local/object-store.ts';
import { createSqliteCatalog } from '../adapters/sql/sqlite/catalog.ts';
import { modelKey, photoKey, snapshotKey } from '../domain/object-keys.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { undoImports, withUndo } from './undoing.ts';

const photo = Buffer.from('a photo');
const [hash, lonely, list] = ['a photo', 'another', 'a list'].map((text) =>
  createHash('sha256').update(text).digest('hex'),
) as [string, string, string];
const made = { reserved: ['import'], photos: [hash, lonely], snapshots: [list] };

describe('an import that fails', () => {
  let folder: string;
  let catalog: Catalog;
  let objects: ObjectStore;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-undoing-'));
    catalog = await createSqliteCatalog(join(folder, 'meadow.db'));
    objects = createFileObjectStore(join(folder, 'objects'));
    await catalog.projects.create({ id: 'other', name: 'O', classes: [], created: new Date(), policy: 'ask' });
  });
  afterEach(async () => {
    await catalog.close();
    await rm(folder, { recursive: true });
  });

  const keys = async () => (await Array.fromAsync(objects.list(''))).map(({ key }) => key);
  const takePhoto = () =>
    catalog.photos.put('other', [
      {
        hash,
        label: undefined,
        source: '',
        added: new Date(),
        by: '',
        width: 1,
        height: 1,
        bytes: 1,
        binned: undefined,
      },
    ]);
  const putAll = async () => {
    const version = await catalog.versions.reserve('new', 'import');
    for (const key of [photoKey(hash), photoKey(lonely), snapshotKey(list), modelKey(version)])
      await objects.put(key, photo);
  };
  const failing = (work: () => Promise<void>, store = objects) =>
    withUndo({ catalog, objects: store }, 'one', made, async () => {
      await work();
      throw new Error('enough');
    });

  it('leaves nothing, but what another project took meanwhile', async () => {
    await expect(
      failing(async () => {
        await putAll();
        await takePhoto();
      }),
    ).rejects.toThrow('enough');
    expect(await keys()).toEqual([photoKey(hash)]);
    expect(await catalog.versions.reserved('import')).toBeUndefined();
  });

  it('puts back a photo that another project took while it was removed', async () => {
    const store = {
      ...objects,
      async remove(key: string) {
        await objects.remove(key);
        if (key === photoKey(hash)) await takePhoto();
      },
    };
    await expect(failing(putAll, store)).rejects.toThrow('enough');
    expect(await keys()).toEqual([photoKey(hash)]);
    expect(await objects.get(photoKey(hash))).toEqual(photo);
  });

  it('leaves no version of a project that was removed meanwhile', async () => {
    await expect(
      failing(async () => {
        const version = await catalog.versions.reserve('other', 'import');
        await catalog.projects.remove('other');
        await objects.put(modelKey(version), photo);
      }),
    ).rejects.toThrow('enough');
    expect(await keys()).toEqual([]);
    expect(await catalog.versions.reserved('import')).toBeUndefined();
  });

  it('is undone at the next start where it could not be at once', async () => {
    const store = {
      ...objects,
      remove: () => Promise.reject(new Error('The disk does not answer.')),
    };
    await expect(failing(putAll, store)).rejects.toThrow('enough');
    expect(await keys()).toHaveLength(5);
    await undoImports({ catalog, objects });
    expect(await keys()).toEqual([]);
    await undoImports({ catalog, objects });
  });

  it('is left as it is where it came to its end', async () => {
    await withUndo({ catalog, objects }, 'one', { ...made, reserved: [] }, async () => {
      await objects.put(photoKey(hash), photo);
      await takePhoto();
    });
    expect(await keys()).toEqual([photoKey(hash)]);
  });
});
