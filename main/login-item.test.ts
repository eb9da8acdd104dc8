import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { autostartEntry, createLoginItem, HIDDEN } from './login-item.ts';

const told: unknown[] = [];
const app = {
  getLoginItemSettings: () => ({ openAtLogin: true, wasOpenedAtLogin: true }),
  setLoginItemSettings: (settings: unknown) => void told.push(settings),
};
let folder: string;
beforeEach(async () => {
  told.length = 0;
  folder = await mkdtemp(join(tmpdir(), 'meadow-login-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('on Linux it is a file among what starts at login, and gone when switched off', async () => {
  const item = createLoginItem({ app, platform: 'linux', program: '/opt/Meadow/meadow', env: { HOME: folder } });
  const file = join(folder, '.config/autostart/meadow.desktop');
  await item.set(true);
  expect(await readFile(file, 'utf8')).toContain('\nExec="/opt/Meadow/meadow" --hidden\n');
  await item.set(false);
  await item.set(false);
  expect([existsSync(file), told]).toEqual([false, []]);
});

test('an AppImage starts as the file it is, whatever its name', async () => {
  const program = '/home/ada/My $apps/100%.AppImage';
  await createLoginItem({ app, platform: 'linux', program, env: { XDG_CONFIG_HOME: folder } }).set(true);
  const entry = await readFile(join(folder, 'autostart/meadow.desktop'), 'utf8');
  expect(entry).toContain('Exec="/home/ada/My \\\\$apps/100%%.AppImage" --hidden\n');
  expect(autostartEntry('/a\\b"c')).toContain('Exec="/a\\\\\\\\b\\\\"c" ');
});

test.each(['darwin', 'win32'] as const)('%s has a way of its own, and is told what to start', async (platform) => {
  await createLoginItem({ app, platform, program: 'C:\\Ada L\\Meadow.exe', env: {} }).set(true);
  expect(told).toEqual([{ openAtLogin: true, path: '"C:\\Ada L\\Meadow.exe"', args: [HIDDEN] }]);
});

test('no window opens where the system started it', () => {
  const started = (platform: NodeJS.Platform, words: string[]) =>
    createLoginItem({ app, platform, program: '/meadow', env: {} }).startedThisTime(words);
  expect(started('win32', ['Meadow.exe', HIDDEN])).toBe(true);
  expect(started('darwin', ['Meadow'])).toBe(true);
  expect(started('linux', ['meadow', 'a.jpg'])).toBe(false);
});
