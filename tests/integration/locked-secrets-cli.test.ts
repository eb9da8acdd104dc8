import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFileSecrets } from '../../services/adapters/local/secrets.ts';
import { createCore } from '../../services/assembly/core.ts';
import { keychainOn, safeStorageOf } from '../ports/safe-storage.ts';
import { runMeadow } from './cli/run-meadow.ts';
import { makePhoto } from './predictor/made-photo.ts';

let home: string;
let photo: string;
const keychain = keychainOn(safeStorageOf(randomBytes(32)));

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'meadow-locked-'));
  photo = join(home, 'photo.jpg');
  await writeFile(photo, await makePhoto(1));
  const secrets = createFileSecrets(join(home, 'secrets.json'), keychain);
  await secrets.get('api');
  await secrets.lock(true);
});
afterEach(() => rm(home, { recursive: true, force: true }));

it('a command that needs a secret says that the app must be open, and leaves the file', {
  timeout: 60_000,
}, async () => {
  const before = await readFile(join(home, 'secrets.json'), 'utf8');
  const { code, stdout } = await runMeadow(['predict', photo], { home });
  expect(code).not.toBe(0);
  expect(stdout).toContain("locked with this computer's keychain");
  expect(stdout).toContain('Open the Meadow app');
  const serve = await runMeadow(['serve'], { home });
  expect(serve).toMatchObject({ code: 1, stderr: expect.stringContaining('Open the Meadow app') });
  expect(await readFile(join(home, 'secrets.json'), 'utf8')).toBe(before);
});

it('the doctor says so at the checks it keeps from being made, and makes the others', { timeout: 60_000 }, async () => {
  const { stdout } = await runMeadow(['doctor', '--json'], { home });
  const checks: { name: string; state: string; finding: string }[] = JSON.parse(stdout);
  const named = (name: string) => checks.find((check) => check.name === name);
  expect(named('database')).toMatchObject({ state: 'ok' });
  expect(named('predictor')?.finding).toContain("locked with this computer's keychain");
});

it('while the app runs the same command is answered by it', { timeout: 60_000 }, async () => {
  const none = () => Promise.reject(new Error('The app shows no window in a browser.'));
  const core = await createCore({ home, host: 'desktop', open: true, keychain, link: none });
  const { code, stdout, stderr } = await runMeadow(['predict', photo], { home });
  await core.close();
  expect([code, stderr]).toEqual([0, expect.any(String)]);
  expect(stdout).toMatch(/photo\.jpg/);
});

it('no backup takes secrets along that no other computer could open', { timeout: 60_000 }, async () => {
  const { code, stderr } = await runMeadow(['backup', `${home}.backup`, '--secrets'], { home });
  expect(code).toBe(1);
  expect(existsSync(`${home}.backup`)).toBe(false);
  expect(stderr).toContain('would open on no other');
});
