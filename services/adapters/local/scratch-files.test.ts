import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openScratchFiles } from './scratch-files.ts';

describe('scratch files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'meadow-scratch-')), 'incoming');
  });
  afterEach(() => rm(join(folder, '..'), { recursive: true }));

  it('grow part by part, for their owner alone, and are gone when they are removed', async () => {
    const scratch = await openScratchFiles(folder);
    const file = await scratch.create(6);
    await file.append(Buffer.from('one'));
    await file.append(Buffer.from('two'));
    expect(String(await readFile(file.path))).toBe('onetwo');
    if (process.platform !== 'win32') expect((await stat(file.path)).mode & 0o777).toBe(0o600);
    await file.remove();
    await file.remove();
    expect(await readdir(folder)).toEqual([]);
  });

  it('that a killed program left are removed at the next start', async () => {
    await (await openScratchFiles(folder)).create(1);
    await openScratchFiles(folder);
    await expect(readdir(folder)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('are not begun where the disk has no room for them', async () => {
    const scratch = await openScratchFiles(folder);
    await expect(scratch.create(2 ** 60)).rejects.toMatchObject({ code: 'disk-full' });
    expect(await readdir(folder)).toEqual([]);
  });
});
