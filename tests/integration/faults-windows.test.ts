import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Client } from '../../host/core-client.ts';
import { addPhotos, countsOf, endOfRun, PROJECT } from './faults/ask.ts';
import { type CoreProcess, startCoreProcess } from './faults/core-process.ts';
import { wrongIn } from './faults/look-at-home.ts';
import { makePhotos } from './faults/make-photos.ts';
import { PHOTOS, smallMeadow } from './training/photo-folders.ts';

describe('two windows on one core', { timeout: 240_000 }, () => {
  let folder: string;
  let home: string;
  let core: CoreProcess;
  let one: Client;
  let other: Client;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-windows-'));
    home = join(folder, 'home');
    core = await startCoreProcess(home);
    [one, other] = await Promise.all([core.connect(), core.connect()]);
  });
  afterEach(async () => {
    await core.close();
    await rm(folder, { recursive: true });
  });

  test('add the same and other photos at once: each photo is there once, and all of it can be undone', async () => {
    const both = await makePhotos(join(folder, 'both'), 60);
    const [left, right] = [
      await makePhotos(join(folder, 'left'), 40, 100),
      await makePhotos(join(folder, 'right'), 40, 200),
    ];
    const ended = await Promise.all([addPhotos(one, both, left), addPhotos(other, both, right)]);
    expect(ended.map(({ state }) => state)).toEqual(['done', 'done']);
    expect(await countsOf(one)).toEqual({ total: 140, binned: 0 });
    await Promise.all([one, other].map((window) => window.photos.undo({ project: PROJECT })));
    expect(await countsOf(other)).toEqual({ total: 0, binned: 140 });
    await Promise.all([one, other].map((window) => window.photos.redo({ project: PROJECT })));
    expect(await countsOf(one)).toEqual({ total: 140, binned: 0 });
    await core.kill();
    expect(await wrongIn(home)).toEqual([]);
    core = await startCoreProcess(home);
  });

  test.skipIf(!PHOTOS)(
    'add, move, bin, undo and train at once, and each gets a whole answer (MEADOW_TEST_PHOTOS)',
    async () => {
      await addPhotos(one, await smallMeadow(join(folder, 'photos'), 0, 12));
      const { id: garden } = await one.projects.create({ name: 'Garden', classes: ['dandelion', 'grass'] });
      await one.projects.select({ project: PROJECT });
      const more = await makePhotos(join(folder, 'more'), 80);

      const { run } = await one.training.start({ project: PROJECT, mode: 'quick' });
      await expect(other.training.start({ project: PROJECT, mode: 'quick' })).rejects.toMatchObject({
        code: 'already-running',
      });
      const adding = addPhotos(other, more);
      for (let turn = 0; turn < 12; turn++) {
        const [hash] = await one.photos.hashes({ project: PROJECT });
        await Promise.all([
          one.photos.move({ project: PROJECT, hashes: [hash!], to: garden }),
          other.photos.bin({ project: PROJECT, hashes: [hash!] }),
          other.photos.undo({ project: PROJECT }),
          one.photos.label({ project: PROJECT, hashes: [hash!], label: 'grass' }),
        ]);
      }
      expect((await adding).state).toBe('done');
      expect((await endOfRun(one, run)).state).toBe('done');
      const counts = await countsOf(one);
      // What was undone last in a turn hangs on who was first, so a photo may have stayed in the other project.
      const lists = [PROJECT, garden].flatMap((project) =>
        [true, false].map((binned) => one.photos.hashes({ project, filter: { binned } })),
      );
      expect(new Set((await Promise.all(lists)).flat()).size).toBe(104);
      expect(await countsOf(other)).toEqual(counts);
      await core.kill();
      expect(await wrongIn(home)).toEqual([]);
      core = await startCoreProcess(home);
    },
  );
});
