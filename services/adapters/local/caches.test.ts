import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCaches } from './caches.ts';
import { homeLayout } from './home.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-caches-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('clears what can be had again, and nothing that waits, is in use, or was made by a person', async () => {
  const home = homeLayout(folder);
  const put = async (path: string, bytes: number) => {
    const file = join(folder, path);
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(file, Buffer.alloc(bytes));
    return file;
  };
  await put('before/20260101T000000000Z-1.db', 100);
  await put('before/20260201T000000000Z-2.db', 100);
  await put('logs/core.log', 50);
  await put('logs/core.log.1', 50);
  await put('stack/waiting.db', 10);
  await put('stack/photos/ab', 10);
  await put('stack/models/new', 7);
  const old = await put('stack/models/old', 7);
  await utimes(old, 1, 1);
  await put('objects/photos/ab/cd', 10);
  await put('meadow.db', 10);
  const caches = createCaches(home);
  expect(await caches.size()).toBe(157);
  await caches.clear();
  expect(await caches.size()).toBe(0);
  expect(await readdir(folder, { recursive: true })).toEqual(
    expect.arrayContaining(
      [
        'before/20260201T000000000Z-2.db',
        'logs/core.log',
        'stack/waiting.db',
        'stack/photos/ab',
        'stack/models/new',
      ].map((path) => join(path)),
    ),
  );
});
