import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileSecrets } from '../../services/adapters/local/secrets.ts';
import { secretsSuite } from './secrets-suite.ts';

secretsSuite('file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-secrets-'));
  return {
    open: async (name = 'secrets') => createFileSecrets(join(folder, `${name}.json`)),
    end: () => rm(folder, { recursive: true }),
  };
});

describe('secrets in a file', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-secrets-'));
    file = join(folder, 'secrets.json');
  });
  afterEach(() => rm(folder, { recursive: true }));

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

  it.each(['{', '[]', '{"api":1}', '{"api":""}', '{"sealed":{}}', '{"sealed":{"version":2}}'])(
    'says what to do where the file holds %s, and keeps it',
    async (text) => {
      await writeFile(file, text);
      await expect(createFileSecrets(file).get('api')).rejects.toMatchObject({ code: 'home-unusable' });
      expect(await readFile(file, 'utf8')).toBe(text);
    },
  );

  it('takes a secret of any name', async () => {
    const secret = await createFileSecrets(file).get('sealed');
    expect(await createFileSecrets(file).get('sealed')).toBe(secret);
    expect(await createFileSecrets(file).locked()).toBe(false);
  });
});
