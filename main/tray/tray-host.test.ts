import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Ask, isTrayShown } from './tray-host.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-tray-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});
const never: Ask = () => Promise.reject(new Error('nobody is asked'));

test('macOS and Windows always show one', async () => {
  expect([await isTrayShown('darwin', never), await isTrayShown('win32', never)]).toEqual([true, true]);
});

test('on Linux either program may say so', async () => {
  const says =
    (spoken: string, answer: string): Ask =>
    async (program) =>
      program === spoken ? answer : never(program, []);
  expect(await isTrayShown('linux', says('gdbus', '(<true>,)\n'))).toBe(true);
  expect(await isTrayShown('linux', says('busctl', 'b true\n'))).toBe(true);
  expect(await isTrayShown('linux', says('gdbus', '(<false>,)\n'))).toBe(false);
  expect(await isTrayShown('linux', never)).toBe(false);
});

test.runIf(process.platform === 'linux')('it asks who shows trays on the bus of this session', async () => {
  const program = join(folder, 'gdbus');
  await writeFile(
    program,
    '#!/bin/sh\n[ "$2 $4 $9" = "--session org.kde.StatusNotifierWatcher org.kde.StatusNotifierWatcher" ] && echo "(<true>,)"\n',
  );
  await chmod(program, 0o755);
  vi.stubEnv('PATH', folder);
  expect(await isTrayShown('linux')).toBe(true);
  await rm(program);
  expect(await isTrayShown('linux')).toBe(false);
});
