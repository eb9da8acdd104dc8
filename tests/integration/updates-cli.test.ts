import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runMeadow } from './cli/run-meadow.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'meadow-cli-updates-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const meadow = (args: string[], env: Record<string, string> = {}) => runMeadow(['updates', ...args], { home, env });
/** A proxy where there is none: nothing leaves this computer. */
const away = { MEADOW_RELEASES: 'meadow/app', HTTPS_PROXY: 'http://127.0.0.1:9', https_proxy: 'http://127.0.0.1:9' };

test('meadow updates says what runs, copies the data, and what only the window can do', {
  timeout: 120_000,
}, async () => {
  const first = await meadow([]);
  expect(first).toMatchObject({ code: 0, stdout: expect.stringContaining('runs from its sources.\n') });
  expect(first.stdout).toContain('It was not told where its releases are');
  expect(await meadow(['on'])).toMatchObject({ code: 1, stderr: expect.stringContaining('MEADOW_RELEASES') });
  expect(await meadow(['download'])).toMatchObject({ code: 1, stderr: expect.stringContaining('by itself') });
  const { copies } = JSON.parse((await meadow(['copy', '--json'])).stdout);
  expect(copies).toHaveLength(1);
  expect(await readdir(join(home, 'before', 'updates'))).toHaveLength(1);
  expect((await meadow(['--help'])).stdout).toContain('asked for in its window');
  expect((await meadow(['sideways'])).code).toBe(64);
});

test('meadow updates on and off switch the daily look; a look that failed is told afterwards too', {
  timeout: 120_000,
}, async () => {
  const on = await meadow(['on', '--json'], away);
  expect(JSON.parse(on.stdout)).toMatchObject({
    way: 'checkout',
    look: true,
    releases: 'https://github.com/meadow/app/releases',
  });
  const look = await meadow(['look'], away);
  expect(look).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('http://127.0.0.1:9') });
  const told = await meadow([], away);
  expect(told.stdout).toContain('"meadow updates off" ends that.');
  expect(told.stdout).toMatch(/That failed: The proxy http:\/\/127\.0\.0\.1:9 does not answer/);
  expect(JSON.parse((await meadow(['off', '--json'], away)).stdout)).toMatchObject({
    look: false,
    fault: { code: 'proxy-down' },
  });
});
