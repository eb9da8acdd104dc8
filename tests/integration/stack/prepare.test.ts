import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareStack } from '../../../services/assembly/stack/prepare.ts';
import { secretNames } from '../../../services/domain/stack/secret-list.ts';
import { configOwners, dataOwners } from '../../../services/domain/stack/volume-owners.ts';

const templates = fileURLToPath(new URL('../../../compose/services', import.meta.url));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-prepare-'));
});
afterEach(() => rm(folder, { recursive: true }));

const place = (...path: string[]) => join(folder, ...path);
const prepare = () =>
  prepareStack({ templates, secrets: place('secrets'), config: place('config'), data: place('data') });

async function files(below: string): Promise<string[]> {
  const entries = await readdir(place(below), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

const contents = async () => {
  const all = [...(await files('secrets')), ...(await files('config'))];
  return Object.fromEntries(await Promise.all(all.map(async (file) => [file, await readFile(file, 'utf8')])));
};

/** Giving files to other users is root's right. */
const skipped = process.getuid?.() !== 0;

describe.skipIf(skipped)('laying out the volumes (only root may mount and give files away)', () => {
  it('makes every secret, and fills them in everywhere', async () => {
    await prepare();
    expect((await readdir(place('secrets'))).sort()).toEqual([...secretNames].sort());
    for (const file of await files('config')) expect(await readFile(file, 'utf8')).not.toContain('{{secret:');
  });

  it('gives each file to the user of its service, for reading by nobody else', async () => {
    await prepare();
    for (const [service, owner] of Object.entries(configOwners))
      for (const file of await files(`config/${service}`)) {
        const { uid, gid, mode } = await stat(file);
        expect({ file, uid, gid, mode: mode & 0o777 }).toEqual({
          file,
          uid: owner.uid,
          gid: owner.gid,
          mode: owner.file,
        });
      }
    for (const [volume, owner] of Object.entries(dataOwners)) {
      const { uid, mode } = await stat(place('data', volume));
      expect({ volume, uid, mode: mode & 0o7777 }).toEqual({ volume, uid: owner.uid, mode: owner.folder });
    }
  });

  it('changes nothing the second time, not even a file that is as it should be', async () => {
    await prepare();
    const before = await contents();
    const file = place('config/redis/redis.conf');
    const { ino } = await stat(file);
    await prepare();
    expect(await contents()).toEqual(before);
    expect((await stat(file)).ino).toBe(ino);
  });

  it('makes a lost secret anew, mends what was changed, and takes away what does not belong', async () => {
    await prepare();
    const before = await contents();
    await rm(place('secrets/redis'));
    await writeFile(place('config/redis/redis.conf'), 'requirepass changed');
    await writeFile(place('config/redis/old.conf'), 'of an older Meadow');
    await chmod(place('config/redis/password'), 0o444);
    await writeFile(place('secrets/.unfinished-1'), 'half');
    await prepare();
    const redis = await readFile(place('secrets/redis'), 'utf8');
    expect(redis).not.toBe(before[place('secrets/redis')]);
    expect(await readFile(place('config/redis/redis.conf'), 'utf8')).toContain(`requirepass ${redis}`);
    expect((await stat(place('config/redis/password'))).mode & 0o777).toBe(0o400);
    expect(Object.keys(await contents())).toEqual(Object.keys(before));
  });
});
