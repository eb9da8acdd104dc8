import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { homeFault, openHome } from './home.ts';
import { createFileObjectStore } from './object-store.ts';

describe('the data folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-home-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is made with all its parts, for its owner alone, and opens again', async () => {
    const home = await openHome(join(folder, 'a', 'b'));
    expect((await readdir(home.folder)).toSorted()).toEqual(['logs', 'objects', 'run', 'thumbnails']);
    if (process.platform !== 'win32') expect((await stat(home.folder)).mode & 0o777).toBe(0o700);
    expect(await openHome(home.folder)).toEqual(home);
    expect(await readdir(home.run)).toEqual([]);
  });

  it('cannot lie where a file is', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    for (const place of [file, join(file, 'below')]) {
      await expect(openHome(place)).rejects.toMatchObject({
        code: 'home-unusable',
        details: { because: 'file-in-way' },
      });
    }
  });

  it.each([
    ['EACCES', 'Meadow may not write there'],
    ['EROFS', 'the disk can only be read'],
    ['ENOSPC', 'the disk is full'],
  ])('says what %s means', (code, reason) => {
    const fault = homeFault('/there', Object.assign(new Error('no'), { code }));
    expect(fault.message).toBe(`The data folder /there cannot be used: ${reason}.`);
  });

  it('loses what a killed program did not finish writing, an hour later', async () => {
    const home = await openHome(folder);
    await createFileObjectStore(home.objects).put('a', new Uint8Array(1));
    for (const place of [join(home.objects, '.writing'), home.folder]) {
      const [old, young] = [join(place, '.writing-old'), join(place, '.writing-young')];
      await writeFile(old, '');
      await writeFile(young, '');
      await utimes(old, new Date(0), new Date(0));
      await openHome(folder);
      expect((await readdir(place)).filter((name) => name.startsWith('.writing-'))).toEqual(['.writing-young']);
    }
  });
});
