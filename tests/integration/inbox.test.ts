import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../services/adapters/local/clock.ts';
import { createFileObjectStore } from '../../services/adapters/local/object-store.ts';
import { createThumbnailFiles } from '../../services/adapters/local/thumbnails.ts';
import { createS3PhotoInbox } from '../../services/adapters/minio/photo-inbox.ts';
import { createSharpDecoder } from '../../services/adapters/sharp/sharp-decoder.ts';
import { createSqliteCatalog } from '../../services/adapters/sql/sqlite/catalog.ts';
import { createLookLeases } from '../../services/jobs/look-leases.ts';
import { takeInbox } from '../../services/photos/take-inbox.ts';
import type { Catalog } from '../../services/ports/catalog.ts';
import type { PhotoInbox } from '../../services/ports/photo-inbox.ts';
import { openS3, S3 } from '../ports/shared-s3.ts';
import { makePhoto } from './predictor/made-photo.ts';

const { signal } = new AbortController();

describe.skipIf(!S3)('the inbox, in a real store (MEADOW_TEST_S3)', { timeout: 120_000 }, () => {
  let folder: string;
  let s3: Awaited<ReturnType<typeof openS3>>;
  let catalog: Catalog;
  let inbox: PhotoInbox;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-inbox-'));
    s3 = await openS3();
    await s3.client.setBucketVersioning(s3.bucket, { Status: 'Enabled' });
    catalog = await createSqliteCatalog(join(folder, 'meadow.db'));
    const made = { created: new Date(), policy: 'ask' } as const;
    await catalog.projects.create({ id: 'lawn', name: 'Lawn', classes: ['dandelion', 'grass'], ...made });
    inbox = createS3PhotoInbox(s3.settings);
  });
  afterAll(async () => {
    inbox.close();
    await catalog.close();
    await s3.client.setBucketVersioning(s3.bucket, { Status: 'Suspended' });
    const versions = s3.client.listObjects(s3.bucket, '', true, { IncludeVersion: true });
    for await (const { name, versionId } of versions as AsyncIterable<{ name: string; versionId: string }>)
      await s3.client.removeObject(s3.bucket, name, { versionId });
    await s3.end();
    await rm(folder, { recursive: true });
  });

  const put = (key: string, bytes: Buffer) => s3.client.putObject(s3.bucket, key, bytes);
  const keys = async () => {
    const all: string[] = [];
    for await (const { name } of s3.client.listObjectsV2(s3.bucket, '', true) as AsyncIterable<{ name: string }>)
      all.push(name);
    return all.toSorted();
  };
  const take = (owner: string, from = inbox) =>
    takeInbox(
      {
        catalog,
        inbox: from,
        objects: createFileObjectStore(join(folder, 'objects')),
        thumbnails: createThumbnailFiles(join(folder, 'thumbnails')),
        decoder: createSharpDecoder(),
        clock: systemClock,
        alone: createLookLeases(catalog.leases, owner, systemClock),
      },
      signal,
    );
  const labels = async () => {
    const photos = await catalog.photos.list('lawn');
    return photos.map(({ label = 'none' }) => label).toSorted();
  };

  it('takes photos into their projects, once, also where two programs take at the same time', async () => {
    await put('lawn/grass/1.jpg', await makePhoto(1));
    await put('lawn/Dandelion/2 (copy).jpg', await makePhoto(2));
    await put('Lawn/3.jpg', await makePhoto(3));
    await put('lawn/grass/the same as 1.jpg', await makePhoto(1));
    const taken = await Promise.all([take('one'), take('other')]);
    expect(taken.map(({ added }) => added).toSorted()).toEqual([0, 3]);
    expect(await labels()).toEqual(['dandelion', 'grass', 'none']);
    expect(await keys()).toEqual([]);
    expect(await take('one')).toEqual({ added: 0, rejected: 0 });
  });

  it('puts aside what it cannot take, with the reason, and loses nothing', async () => {
    await put('lawn/grass/broken.jpg', Buffer.from('no photo'));
    await put('lawn/moss/4.jpg', await makePhoto(4));
    await put('nowhere/grass/5.jpg', await makePhoto(5));
    await put('6.jpg', await makePhoto(6));
    expect(await take('one')).toEqual({ added: 0, rejected: 4 });
    const aside = ['6.jpg', 'lawn/grass/broken.jpg', 'lawn/moss/4.jpg', 'nowhere/grass/5.jpg'];
    expect(await keys()).toEqual(aside.flatMap((key) => [`rejected/${key}`, `rejected/${key}.txt`]).toSorted());
    const reasonOf = async (key: string) => {
      const parts: Buffer[] = [];
      for await (const part of await s3.client.getObject(s3.bucket, `rejected/${key}.txt`)) parts.push(part);
      return Buffer.concat(parts).toString();
    };
    expect(await reasonOf('lawn/moss/4.jpg')).toContain('no class "moss"');
    expect(await reasonOf('nowhere/grass/5.jpg')).toContain('no project "nowhere"');
    expect(await take('one')).toEqual({ added: 0, rejected: 0 });
  });

  it('takes both where one is put in the place of another that is being taken', async () => {
    const before = (await labels()).length;
    await put('lawn/grass/7.jpg', await makePhoto(7));
    let replaced = false;
    await take('one', {
      ...inbox,
      async read(item) {
        const bytes = await inbox.read(item);
        if (!replaced) await put('lawn/grass/7.jpg', await makePhoto(8));
        replaced = true;
        return bytes;
      },
    });
    expect(await labels()).toHaveLength(before + 2);
    expect(await keys()).toEqual((await keys()).filter((key) => key.startsWith('rejected/')));
  });
});
