import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { systemClock } from '../adapters/local/clock.ts';
import { createFileObjectStore } from '../adapters/local/object-store.ts';
import { createThumbnailFiles } from '../adapters/local/thumbnails.ts';
import { createSharpDecoder } from '../adapters/sharp/sharp-decoder.ts';
import { createSqliteCatalog } from '../adapters/sql/sqlite/catalog.ts';
import { Fault } from '../domain/fault.ts';
import type { PhotoInbox } from '../ports/photo-inbox.ts';
import { takeInbox } from './take-inbox.ts';

const { signal } = new AbortController();
const slow = () =>
  new Fault('remote-slow', 'The store did not answer in time.', 'Try again.', { details: { service: 'MinIO' } });

it('leaves photos where they lie while the store is not well, and takes them at the next look', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-inbox-'));
  const catalog = await createSqliteCatalog(join(folder, 'meadow.db'));
  await catalog.projects.create({ id: 'lawn', name: 'Lawn', classes: ['grass'], created: new Date(), policy: 'ask' });
  const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#308030' } })
    .png()
    .toBuffer();
  const waiting = new Map<string, Buffer>([
    ['lawn/grass/broken.png', Buffer.from('no photo')],
    ['lawn/grass/good.png', photo],
  ]);
  const aside: string[] = [];
  const faults = [slow()];
  const inbox: PhotoInbox = {
    async *list() {
      for (const [key, { byteLength: bytes }] of [...waiting]) yield { key, version: '1', bytes };
    },
    async read({ key }) {
      const fault = key.endsWith('good.png') && faults.pop();
      if (fault) throw fault;
      return waiting.get(key)!;
    },
    async remove({ key }) {
      waiting.delete(key);
    },
    async putAside({ key }) {
      waiting.delete(key);
      aside.push(key);
    },
    close() {},
  };
  const parts = {
    catalog,
    inbox,
    objects: createFileObjectStore(join(folder, 'objects')),
    thumbnails: createThumbnailFiles(join(folder, 'thumbnails')),
    decoder: createSharpDecoder(),
    clock: systemClock,
    alone: <T>(_: string, work: () => Promise<T>) => work(),
  };
  await expect(takeInbox(parts, signal)).rejects.toMatchObject({ code: 'remote-slow' });
  expect([waiting.size, aside]).toEqual([2, []]);
  expect(await takeInbox(parts, signal)).toEqual({ added: 1, rejected: 1 });
  expect([waiting.size, aside]).toEqual([0, ['lawn/grass/broken.png']]);
  await catalog.close();
  await rm(folder, { recursive: true });
});
