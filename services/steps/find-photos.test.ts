import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findPhotos } from './find-photos.ts';

const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-find-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function lay(...names: string[]) {
  for (const name of names) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), jpeg);
  }
}

async function find(...paths: string[]) {
  const found = await Array.fromAsync(findPhotos(paths, folder, new AbortController().signal));
  return found.map(({ photo, error }) => (error ? `${photo}: ${error.code}` : photo));
}

test('a folder is walked in the order people count in, what is hidden or no photo is passed by', async () => {
  await lay(
    'p/photo 10.jpg',
    'p/photo 9.jpg',
    'p/a/deep.JPG',
    'p/.hidden.jpg',
    'p/.git/x.jpg',
    'p/Thumbs.db',
    'p/.DS_Store',
  );
  await writeFile(join(folder, 'p/notes.txt'), 'no photo');
  await writeFile(join(folder, 'p/list.csv'), '');
  await lay('p/leaf.heatmap.png', 'p/__MACOSX/y.jpg');
  expect(await find('p')).toEqual(['p/a/deep.JPG', 'p/photo 9.jpg', 'p/photo 10.jpg']);
});

test('content tells a photo without the right name, and a name what claims to be one', async () => {
  await lay('p/camera', 'p/upload.tmp');
  await writeFile(join(folder, 'p/claims.jpg'), 'text');
  await writeFile(join(folder, 'p/empty.png'), '');
  expect(await find('p')).toEqual(['p/camera', 'p/claims.jpg', 'p/empty.png', 'p/upload.tmp']);
});

test('what is named directly gets its turn, whatever it is, in the order named and as it was named', async () => {
  await lay('b.jpg', 'a.jpg', '.DS_Store');
  const absolute = join(folder, 'a.jpg');
  expect(await find('./b.jpg', 'missing.jpg', '.DS_Store', absolute, 'b.jpg')).toEqual([
    './b.jpg',
    'missing.jpg',
    '.DS_Store',
    absolute,
    'b.jpg',
  ]);
});

test('links that lead in circles end, links to photos count', async () => {
  await lay('p/one/a.jpg', 'elsewhere/b.jpg');
  await symlink(join(folder, 'p'), join(folder, 'p/one/up'));
  await symlink(join(folder, 'elsewhere/b.jpg'), join(folder, 'p/linked.jpg'));
  await symlink(join(folder, 'p/self.jpg'), join(folder, 'p/self.jpg'));
  expect(await find('p')).toEqual(['p/linked.jpg', 'p/one/a.jpg', 'p/self.jpg']);
});

test('an empty folder says so in a row', async () => {
  await mkdir(join(folder, 'empty/deeper'), { recursive: true });
  expect(await find('empty')).toEqual(['empty: photo-unreadable']);
});

test.skipIf(process.platform === 'win32')('names with newlines are names (not on Windows)', async () => {
  await lay('p/two\nlines.jpg');
  expect(await find('p')).toEqual(['p/two\nlines.jpg']);
});

test.skipIf(process.platform === 'win32')('a pipe in a folder does not hold up the walk (not on Windows)', async () => {
  await lay('p/a.jpg');
  execFileSync('mkfifo', [join(folder, 'p/pipe')]);
  expect(await find('p')).toEqual(['p/a.jpg']);
});

test('cancelling ends the walk', async () => {
  await lay('p/a.jpg');
  const walk = findPhotos(['p'], folder, AbortSignal.abort(new Error('stop')));
  await expect(walk.next()).rejects.toThrow('stop');
});
