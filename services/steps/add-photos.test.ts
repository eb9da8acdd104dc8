import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '../adapters/local/clock.ts';
import { createFileObjectStore } from '../adapters/local/object-store.ts';
import { createThumbnailFiles } from '../adapters/local/thumbnails.ts';
import { createSharpDecoder } from '../adapters/sharp/sharp-decoder.ts';
import { createSqliteCatalog } from '../adapters/sql/sqlite/catalog.ts';
import { Fault } from '../domain/fault.ts';
import { photoKey } from '../domain/object-keys.ts';
import { type AddParts, addPhotos } from './add-photos.ts';

let folder: string;
let catalog: Awaited<ReturnType<typeof createSqliteCatalog>>;
let bytes: Buffer;
let parts: AddParts;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-adding-'));
  catalog = await createSqliteCatalog(join(folder, 'meadow.db'));
  await catalog.projects.create({ id: 'p', name: 'P', classes: ['a'], created: new Date(), policy: 'ask' });
  bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#308030' } })
    .png()
    .toBuffer();
  parts = {
    catalog,
    objects: createFileObjectStore(join(folder, 'objects')),
    thumbnails: createThumbnailFiles(join(folder, 'thumbnails')),
    decoder: createSharpDecoder(),
    clock: systemClock,
  };
});
afterEach(async () => {
  await catalog.close();
  await rm(folder, { recursive: true });
});

const { signal } = new AbortController();
const adding = { project: 'p', by: 'me', signal, ensureClass: async () => {}, onLooked() {}, onWritten() {} };
async function* photos() {
  yield { source: 'a.png', label: 'a', read: async () => bytes };
}

it('brings back bytes that somebody removed before any project named them', async () => {
  const { objects } = parts;
  const hash = createHash('sha256').update(bytes).digest('hex');
  // As an import that is undone does, which wrote the same photo and finds no project that names it.
  const edits: typeof catalog.edits = {
    ...catalog.edits,
    async apply(...asked) {
      await objects.remove(photoKey(hash));
      return catalog.edits.apply(...asked);
    },
  };
  await objects.put(photoKey(hash), bytes);
  const removing = { ...parts, catalog: { photos: catalog.photos, edits } };
  expect(await addPhotos(removing, adding, photos())).toMatchObject({ added: 1, leftAside: [] });
  expect(await objects.has(photoKey(hash))).toBe(true);
});

it('ends where the store is not well: a healthy photo is not left aside for it', async () => {
  const put = () =>
    Promise.reject(
      new Fault('remote-slow', 'The store did not answer in time.', 'Try again.', { details: { service: 'MinIO' } }),
    );
  const slow = { ...parts, objects: { ...parts.objects, put } };
  await expect(addPhotos(slow, adding, photos())).rejects.toMatchObject({ code: 'remote-slow' });
});
