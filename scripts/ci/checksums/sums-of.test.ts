import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SUMS, sumsOf } from './sums-of.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-sums-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('each file has a line, in the order of names, but for the file of the sums', async () => {
  await writeFile(join(folder, 'b.dmg'), 'abc');
  await writeFile(join(folder, 'Meadow 1.exe'), '');
  await writeFile(join(folder, SUMS), 'of before');
  expect(await sumsOf(folder)).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  Meadow 1.exe\n' +
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b.dmg\n',
  );
});

test('a release of nothing, or of folders, is refused', async () => {
  await expect(sumsOf(folder)).rejects.toThrow('There is nothing');
  await mkdir(join(folder, 'linux-unpacked'));
  await expect(sumsOf(folder)).rejects.toThrow('Not only files: linux-unpacked');
});
