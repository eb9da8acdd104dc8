import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileSecrets } from '../../services/adapters/local/secrets.ts';

describe('secrets: file', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-secrets-'));
    file = join(folder, 'secrets.json');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('makes a secret of 32 bytes when it is first asked for, and keeps it', async () => {
    const secret = await createFileSecrets(file).get('api');
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(await createFileSecrets(file).get('api')).toBe(secret);
  });

  it('differs from name to name and from home to home', async () => {
    const other = createFileSecrets(join(folder, 'other.json'));
    const secrets = createFileSecrets(file);
    const all = [await secrets.get('api'), await secrets.get('web'), await other.get('api')];
    expect(new Set(all).size).toBe(3);
    expect(await secrets.get('__proto__')).toHaveLength(43);
  });

  it('renews one and leaves the others', async () => {
    const secrets = createFileSecrets(file);
    const [api, web] = [await secrets.get('api'), await secrets.get('web')];
    const renewed = await secrets.renew('api');
    expect(renewed).not.toBe(api);
    expect(await createFileSecrets(file).get('api')).toBe(renewed);
    expect(await createFileSecrets(file).get('web')).toBe(web);
  });

  it('loses none of those that are made at the same time', async () => {
    const secrets = createFileSecrets(file);
    const names = Array.from({ length: 20 }, (_, at) => `name ${at}`);
    const made = await Promise.all(names.map((name) => secrets.get(name)));
    const again = createFileSecrets(file);
    expect(await Promise.all(names.map((name) => again.get(name)))).toEqual(made);
  });

  it.skipIf(process.platform === 'win32')(
    'can be read by its owner alone, also after a careless copy (not on Windows)',
    async () => {
      await createFileSecrets(file).get('api');
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      await chmod(file, 0o644);
      await createFileSecrets(file).get('api');
      expect((await stat(file)).mode & 0o777).toBe(0o600);
    },
  );

  it.each(['{', '[]', '{"api":1}', '{"api":""}'])(
    'says what to do where the file holds %s, and keeps it',
    async (text) => {
      await writeFile(file, text);
      await expect(createFileSecrets(file).get('api')).rejects.toMatchObject({ code: 'home-unusable' });
      expect(await readFile(file, 'utf8')).toBe(text);
    },
  );
});
