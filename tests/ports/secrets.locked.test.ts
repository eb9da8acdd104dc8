import { spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileSecrets } from '../../services/adapters/local/secrets.ts';
import { keychainOn, safeStorageOf } from './safe-storage.ts';
import { secretsSuite } from './secrets-suite.ts';

secretsSuite('file, locked with a keychain', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-secrets-'));
  const storage = safeStorageOf(randomBytes(32));
  return {
    async open(name = 'secrets') {
      const secrets = createFileSecrets(join(folder, `${name}.json`), keychainOn(storage));
      await secrets.lock(true);
      return secrets;
    },
    end: () => rm(folder, { recursive: true }),
  };
});

describe('the lock over the secrets', () => {
  const own = randomBytes(32);
  const keychain = keychainOn(safeStorageOf(own));
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-secrets-'));
    file = join(folder, 'secrets.json');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('leaves nothing of a secret to read in the file, and all as it was when it is opened', async () => {
    const secrets = createFileSecrets(file, keychain);
    const [api, web] = [await secrets.get('api'), await secrets.get('web')];
    await secrets.lock(true);
    expect(await secrets.locked()).toBe(true);
    const sealed = await readFile(file, 'utf8');
    for (const word of [api, web, 'api', 'web']) expect(sealed).not.toContain(word);
    expect(await createFileSecrets(file, keychain).get('api')).toBe(api);
    expect(await createFileSecrets(file, keychain).get('web')).toBe(web);
  });

  it('is off at first, and the way back leads to the file that only its owner may read', async () => {
    const secrets = createFileSecrets(file, keychain);
    expect(await secrets.locked()).toBe(false);
    const api = await secrets.get('api');
    await secrets.lock(true);
    await secrets.lock(true);
    await secrets.lock(false);
    expect(await secrets.locked()).toBe(false);
    expect(await createFileSecrets(file).get('api')).toBe(api);
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['secrets.json']);
  });

  it('holds for a program without a keychain, which is told to open the app', async () => {
    const secrets = createFileSecrets(file, keychain);
    await secrets.get('api');
    await secrets.lock(true);
    const before = await readFile(file, 'utf8');
    const command = createFileSecrets(file);
    const locked = { code: 'secrets-locked', hint: 'Open the Meadow app, then try again.' };
    for (const wish of [() => command.get('api'), () => command.renew('api'), () => command.lock(false)]) {
      await expect(wish()).rejects.toMatchObject(locked);
    }
    expect(await command.locked()).toBe(true);
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  it("does not open with another person's keychain, nor after a bit was changed", async () => {
    const secrets = createFileSecrets(file, keychain);
    await secrets.get('api');
    await secrets.lock(true);
    const before = await readFile(file, 'utf8');
    const other = createFileSecrets(file, keychainOn(safeStorageOf(randomBytes(32))));
    await expect(other.get('api')).rejects.toMatchObject({ code: 'secrets-locked' });
    expect(await readFile(file, 'utf8')).toBe(before);

    const { sealed } = JSON.parse(before);
    for (const part of ['iv', 'tag', 'data']) {
      const bytes = Buffer.from(sealed[part], 'base64');
      bytes.writeUInt8(bytes.readUInt8(0) ^ 1);
      await writeFile(file, JSON.stringify({ sealed: { ...sealed, [part]: bytes.toString('base64') } }));
      await expect(createFileSecrets(file, keychain).get('api')).rejects.toMatchObject({ code: 'secrets-locked' });
    }
  });

  it('is not put on by a keychain that does not give back what it was given', async () => {
    const forgetful = keychainOn({
      ...safeStorageOf(own),
      decryptStringAsync: async () => ({ result: randomBytes(32).toString('base64'), shouldReEncrypt: false }),
    });
    const secrets = createFileSecrets(file, forgetful);
    const api = await secrets.get('api');
    await expect(secrets.lock(true)).rejects.toMatchObject({ code: 'secrets-locked' });
    expect(await createFileSecrets(file).get('api')).toBe(api);
  });

  it('wraps its key again when the system has a newer one', async () => {
    const secrets = createFileSecrets(file, keychain);
    const api = await secrets.get('api');
    await secrets.lock(true);
    const before = JSON.parse(await readFile(file, 'utf8')).sealed.key;
    const storage = safeStorageOf(own);
    const turned = keychainOn({
      ...storage,
      decryptStringAsync: async (bytes) => ({ ...(await storage.decryptStringAsync(bytes)), shouldReEncrypt: true }),
    });
    expect(await createFileSecrets(file, turned).get('api')).toBe(api);
    expect(JSON.parse(await readFile(file, 'utf8')).sealed.key).not.toBe(before);
    expect(await createFileSecrets(file, keychain).get('api')).toBe(api);
  });

  it('loses nothing when the program is killed while it locks and unlocks', { timeout: 120_000 }, async () => {
    const api = await createFileSecrets(file).get('api');
    const program = fileURLToPath(new URL('lock-and-unlock.ts', import.meta.url));
    for (let round = 0; round < 8; round += 1) {
      const child = spawn(process.execPath, [program, file, own.toString('base64')], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(child.stdout, 'data');
      await setTimeout(randomInt(60));
      child.kill('SIGKILL');
      await once(child, 'exit');
      expect(await createFileSecrets(file, keychain).get('api')).toBe(api);
    }
  });
});
