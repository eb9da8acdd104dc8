import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHeatmapFiles } from './heatmap-files.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-heatmaps-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('each photo gets a file of its own, also where names come twice, below the folder alone', async () => {
  const target = join(folder, 'a/b');
  const write = await createHeatmapFiles(target);
  for (const photo of ['one/x.jpg', 'two/X.png', '../../x', 'c:\\y\\.jpg', '..']) await write(photo, Buffer.from('p'));
  const written = await readdir(folder, { recursive: true, withFileTypes: true });
  expect(written.filter((entry) => entry.isFile()).every(({ parentPath }) => parentPath === target)).toBe(true);
  expect(await readdir(target)).toHaveLength(5);
});

test('a folder that cannot be is told before any photo is asked about', async () => {
  await writeFile(join(folder, 'file'), '');
  await expect(createHeatmapFiles(join(folder, 'file/maps'))).rejects.toMatchObject({ code: 'forbidden' });
});
