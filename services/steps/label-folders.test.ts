import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { labelFolders } from './label-folders.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-labels-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(...paths: string[]): Promise<void> {
  for (const path of paths) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), 'photo');
  }
}

const found = async () =>
  (await labelFolders(folder)).map(({ label, path }) => `${label}: ${path.slice(folder.length + 1)}`);

it('finds the files one folder deep, in the order of names, and nothing else', async () => {
  await put(
    'moss/b.jpg',
    'moss/a.jpg',
    'moss/deeper/c.jpg',
    'clover/1.png',
    'readme.txt',
    'moss/.DS_Store',
    'moss/Thumbs.db',
  );
  await mkdir(join(folder, 'empty'));
  expect(await found()).toEqual(['clover: clover/1.png', 'moss: moss/a.jpg', 'moss: moss/b.jpg']);
});

it('follows links to folders and photos', async () => {
  await put('moss/a.jpg');
  await symlink(join(folder, 'moss'), join(folder, 'clover'));
  await symlink(join(folder, 'moss', 'a.jpg'), join(folder, 'moss', 'b.jpg'));
  expect(await found()).toEqual([
    'clover: clover/a.jpg',
    'clover: clover/b.jpg',
    'moss: moss/a.jpg',
    'moss: moss/b.jpg',
  ]);
});

it('takes accents for the same however the system writes them', async () => {
  await put('ble\u0301/a.jpg');
  expect((await labelFolders(folder))[0]?.label).toBe('bl\u00e9');
});

it.each([
  ['neither/a.jpg', 'A class cannot be called "neither".'],
  [`${'long '.repeat(13)}x/a.jpg`, /^A class cannot be called "long long/],
])('refuses the folder of %s', async (path, message) => {
  await put('moss/a.jpg', path);
  await expect(labelFolders(folder)).rejects.toMatchObject({
    code: 'bad-request',
    message: expect.stringMatching(message),
  });
});

it('says what it needs where there is no folder', async () => {
  await expect(labelFolders(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'bad-request' });
  await put('file.jpg');
  await expect(labelFolders(join(folder, 'file.jpg'))).rejects.toMatchObject({ code: 'bad-request' });
});

it('says that photos without the folder of a class have no label, and lets some beside such folders be', async () => {
  await put('a.jpg');
  await expect(labelFolders(folder)).rejects.toMatchObject({
    code: 'bad-request',
    message: expect.stringMatching(/has no folder of a class in it/),
  });
  await put('moss/b.jpg');
  expect(await found()).toEqual(['moss: moss/b.jpg']);
});
