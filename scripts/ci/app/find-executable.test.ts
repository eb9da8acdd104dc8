import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findExecutable } from './find-executable.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-installers-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function lay(place: string): Promise<string> {
  const file = join(folder, place);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, '');
  return file;
}

test.each([
  ['linux', 'x64', 'linux-unpacked/meadow'],
  ['linux', 'arm64', 'linux-arm64-unpacked/meadow'],
  ['darwin', 'x64', 'mac/Meadow.app/Contents/MacOS/Meadow'],
  ['darwin', 'arm64', 'mac-arm64/Meadow.app/Contents/MacOS/Meadow'],
  ['win32', 'x64', 'win-unpacked/Meadow.exe'],
])('on %s, %s it is %s', async (platform, arch, place) => {
  const file = await lay(place);
  await lay('linux-unpacked/resources/app.asar');
  expect(await findExecutable(folder, { platform, arch })).toBe(file);
});

test('that of another system is not taken for it', async () => {
  await lay('linux-unpacked/meadow');
  await expect(findExecutable(folder, { platform: 'linux', arch: 'arm64' })).rejects.toThrow('0 programs');
});
