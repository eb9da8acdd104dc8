import { existsSync } from 'node:fs';
import { mkdir, readdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../host/core-client.ts';
import { type HeldCore, holdCore } from '../../host/hold-core.ts';
import { drawHome } from '../../scripts/bench/backup/draw-home.ts';
import type { Core } from '../../services/assembly/core.ts';
import { chooseHome } from '../../services/assembly/home-folder.ts';
import { ownPlaces } from './data-folder/own-places.ts';
import { noSmallDisk, openSmallDisk, type SmallDisk } from './faults/small-disk.ts';
import { endOf } from './keeping/with-core.ts';

const PHOTOS = 12;

let places: Awaited<ReturnType<typeof ownPlaces>>;
let held: HeldCore;
let client: Client;
let between: () => void;
let next: PromiseWithResolvers<void>;

const open = async () => {
  between = () => undefined;
  next = Promise.withResolvers();
  let cores = 0;
  const onCore = (core: Core | undefined) => {
    if (!core) return between();
    client = createRouterClient(core.router);
    cores += 1;
    if (cores > 1) next.resolve();
  };
  held = await holdCore({
    home: chooseHome(undefined),
    host: 'web',
    open: false,
    link: () => Promise.reject(new Error('none')),
    joins: () => false,
    onWait: () => undefined,
    onCore,
    onLost: (error) => next.reject(error),
  });
};
/** Until the next core is there. */
const moveTo = async (folder: string | undefined) => {
  next = Promise.withResolvers();
  const { job } = await (folder === undefined ? client.dataFolder.back() : client.dataFolder.move({ folder }));
  await endOf(client, job);
  await next.promise;
};
const reasonOf = async (folder: string) => (await client.dataFolder.look({ folder })).fault?.details.case;

beforeEach(async () => {
  places = await ownPlaces();
  await drawHome(places.usual, PHOTOS, (at) => Buffer.alloc(50_000, `photo ${at} `));
  await open();
});
afterEach(async () => {
  await held.close();
  await places.remove();
});

describe('a data folder that moves', () => {
  it('is used where it moved to at once and at the next start, and the old one is kept', async () => {
    const target = join(places.root, 'disk', 'meadow');
    await client.settings.change({ language: 'fr' });
    await moveTo(target);
    expect((await client.system.about()).home).toBe(target);
    expect(await client.settings.get()).toMatchObject({ language: 'fr' });
    const state = await client.dataFolder.state();
    expect(state).toMatchObject({ folder: target, chosenBy: 'move', movable: true });
    expect(state).not.toHaveProperty('unfinished');
    expect(state.before).toMatchObject({ folder: places.usual, state: 'same', changes: 0 });
    expect(chooseHome(undefined)).toEqual({ folder: target, by: 'move' });
    expect(chooseHome(places.usual)).toEqual({ folder: places.usual, by: 'option' });
    process.env.MEADOW_HOME = places.usual;
    expect(chooseHome(undefined)).toEqual({ folder: places.usual, by: 'environment' });
    delete process.env.MEADOW_HOME;

    await client.dataFolder.removeBefore();
    expect(existsSync(places.usual)).toBe(false);
    expect(await client.dataFolder.state()).not.toHaveProperty('before');
    expect(chooseHome(undefined)).toEqual({ folder: target, by: 'move' });
  });

  it('goes back with what was done meanwhile', async () => {
    await moveTo(join(places.root, 'disk'));
    await client.settings.change({ theme: 'dark' });
    await moveTo(undefined);
    expect((await client.system.about()).home).toBe(places.usual);
    expect(await client.settings.get()).toMatchObject({ theme: 'dark' });
    expect((await client.projects.list()).find(({ id }) => id === 'lawn')).toBeDefined();
  });

  it('does not go back over what was written to the old folder since, and says what', async () => {
    await moveTo(join(places.root, 'disk'));
    await writeFile(join(places.usual, 'objects', 'note'), 'mine');
    await expect(client.dataFolder.back()).rejects.toMatchObject({ code: 'folder-refused' });
    expect((await client.dataFolder.state()).before).toMatchObject({
      state: 'changed',
      changes: 1,
      changed: ['objects/note'],
    });
    expect(await reasonOf(places.usual)).toBe('not-empty');
  });

  it('is not replaced by an empty one where its disk is away', async () => {
    const target = join(places.root, 'disk');
    await moveTo(target);
    await held.close();
    const { rename } = await import('node:fs/promises');
    await rename(target, `${target}-away`);
    expect(() => chooseHome(undefined)).toThrow(/Connect|not there/);
    await rename(`${target}-away`, target);
    await open();
  });

  it('leaves nothing where it is cancelled', async () => {
    const target = join(places.root, 'disk');
    const { job } = await client.dataFolder.move({ folder: target });
    await client.jobs.cancel({ job });
    expect((await endOf(client, job))?.state).toBe('cancelled');
    await expect.poll(() => existsSync(target)).toBe(false);
    const state = await client.dataFolder.state();
    expect(state).not.toHaveProperty('unfinished');
    expect(state.folder).toBe(places.usual);
  });

  it('is not opened as a copy that was not finished', async () => {
    const target = join(places.root, 'disk');
    await mkdir(target);
    await writeFile(join(target, 'meadow-copy.json'), JSON.stringify({ from: places.usual }));
    const { createCore } = await import('../../services/assembly/core.ts');
    const options = { host: 'cli', open: false, link: () => Promise.reject(new Error('none')) } as const;
    await expect(createCore({ home: target, ...options })).rejects.toMatchObject({ code: 'home-unusable' });
    // An earlier try may be gone on with.
    expect(await reasonOf(target)).toBeUndefined();
  });
});

describe('a place it cannot move to', () => {
  it('is the folder itself, one in it, one around it, also by a link', async () => {
    expect(await reasonOf(places.usual)).toBe('same');
    expect(await reasonOf(join(places.usual, 'objects', 'new'))).toBe('inside');
    expect(await reasonOf(places.root)).toBe('around');
    const link = join(places.root, 'link');
    await symlink(places.usual, link);
    expect(await reasonOf(join(link, 'new'))).toBe('inside');
    expect(await reasonOf('somewhere')).toBe('relative');
  });

  it('is a file, or a folder in which something lies', async () => {
    const file = join(places.root, 'file');
    await writeFile(file, 'x');
    expect(await reasonOf(file)).toBe('other');
    const full = join(places.root, 'full');
    await mkdir(full);
    await writeFile(join(full, 'letter.txt'), 'x');
    expect(await reasonOf(full)).toBe('not-empty');
    await expect(client.dataFolder.move({ folder: full })).rejects.toMatchObject({ code: 'folder-refused' });
  });

  it('is looked at without a trace', async () => {
    await utimes(places.root, 1, 1);
    const names = await readdir(places.root);
    expect(await client.dataFolder.look({ folder: join(places.root, 'a', 'b') })).toMatchObject({
      files: expect.any(Number),
    });
    expect(await readdir(places.root)).toEqual(names);
  });
});

describe.skipIf(noSmallDisk)('a disk', () => {
  let disk: SmallDisk;
  afterEach(() => disk.close());

  it('is refused where it is too small, with the figures, or can only be read', async () => {
    disk = openSmallDisk(32);
    const seen = await client.dataFolder.look({ folder: join(disk.folder, 'meadow') });
    expect(seen.fault).toMatchObject({ code: 'folder-refused', details: { case: 'no-room' } });
    expect(Number(seen.fault?.details.needed)).toBeGreaterThan(seen.bytes);
    disk.readOnly();
    expect(await reasonOf(join(disk.folder, 'meadow'))).toBe('unwritable');
  });

  it('that fills up before the switch leaves the old folder in use, and says so', async () => {
    disk = openSmallDisk(700);
    const target = join(disk.folder, 'meadow');
    between = () => disk.fill();
    await moveTo(target);
    expect((await client.system.about()).home).toBe(places.usual);
    expect((await client.dataFolder.state()).unfinished).toMatchObject({
      folder: target,
      fault: { code: 'disk-full' },
    });
    disk.free();
    expect(await client.dataFolder.discard()).not.toHaveProperty('unfinished');
    expect(existsSync(target)).toBe(false);
  });
});
