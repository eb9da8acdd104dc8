import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Kit, type MakeKitParts, makeKit } from '../../../scripts/kit/make-kit.ts';
import type { KitProgress } from '../../../scripts/kit/save-images.ts';
import { createDockerEngines } from '../../../services/adapters/docker/engines.ts';
import { createTarParcels } from '../../../services/adapters/tar/parcels.ts';
import type { ContainerEngine } from '../../../services/ports/container-engine.ts';
import { loadKit } from '../../../services/stack/load-kit.ts';
import { noSmallDisk, openSmallDisk } from '../faults/small-disk.ts';
import { docker, ENGINE, NEEDS } from './real-engine.ts';

const parcels = createTarParcels();

describe.skipIf(!ENGINE)(`an offline kit, on a real engine (${NEEDS})`, { timeout: 180_000 }, () => {
  let folder: string;
  let engine: ContainerEngine;
  let images: string[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-kit-'));
    engine = await createDockerEngines({ ...process, home: homedir(), uid: process.getuid?.() }).find();
    // Names that are nobody else's, of images that are here.
    const own = `meadow-test-kit-${randomBytes(4).toString('hex')}`;
    images = [`${own}/first:7.2`, `${own}/second:slim`];
    await docker(['tag', 'debian:bookworm-slim', images[0] ?? '']);
    await docker(['tag', 'debian:bookworm-slim', images[1] ?? '']);
    await mkdir(join(folder, 'installers'));
    await writeFile(join(folder, 'installers/Meadow-0.1.0-linux-x64.AppImage'), randomBytes(5e6));
    await writeFile(join(folder, 'installers/builder-debug.yml'), 'no installer');
  });
  afterEach(async () => {
    for (const image of images) await engine.untag(image);
    await rm(folder, { recursive: true, force: true });
  });

  const file = () => join(folder, 'kit.tar');
  const make = (parts: Partial<MakeKitParts> = {}): Promise<Kit> =>
    makeKit({
      engine,
      parcels,
      version: '0.1.0',
      arch: process.arch,
      images,
      installers: join(folder, 'installers'),
      work: join(folder, 'work'),
      file: file(),
      signal: new AbortController().signal,
      onProgress: () => {},
      provide: () => Promise.reject(new Error('nothing was to be fetched')),
      ...parts,
    });
  const load = (report: (progress: { stage: string; done: number; total: number }) => void = () => {}) =>
    loadKit({ parcels, engine, file: file(), control: { report, signal: new AbortController().signal } });
  const here = async () => (await Promise.all(images.map((image) => engine.image(image)))).filter(Boolean);

  it('brings installers and images to a computer without a network, checked before anything is taken', async () => {
    const { list, bytes } = await make();
    expect(list).toMatchObject({
      installers: ['Meadow-0.1.0-linux-x64.AppImage'],
      images: images.map((name) => ({ name })),
    });
    expect(await readdir(folder)).toEqual(expect.not.arrayContaining(['work']));
    for (const image of images) await engine.untag(image);
    expect(await here()).toEqual([]);

    const told: { stage: string; done: number; total: number }[] = [];
    await load((progress) => told.push(progress));
    expect(await here()).toHaveLength(2);
    expect([...new Set(told.map(({ stage }) => stage))]).toEqual(['check', 'kit-load']);
    expect(
      told.every(
        ({ done, total }, at) =>
          done <= total && (at === 0 || told[at - 1]?.stage !== told[at]?.stage || done >= (told[at - 1]?.done ?? 0)),
      ),
    ).toBe(true);
    expect(told.at(-1)).toMatchObject({ done: told.at(-1)?.total });
    expect(bytes).toBeGreaterThan(5e6);
  });

  it('opens with any tar program, and its checksums hold', async () => {
    await make();
    const unpacked = join(folder, 'unpacked');
    await mkdir(unpacked);
    const run = promisify(execFile);
    await run('tar', ['-xf', file(), '-C', unpacked]);
    const { stdout } = await run('sha256sum', ['-c', 'SHA256SUMS'], { cwd: unpacked });
    expect(stdout.trim().split('\n')).toHaveLength(3);
    await run('sha256sum', ['-c', 'kit.tar.sha256'], { cwd: folder });
    expect(await readFile(join(unpacked, 'README.txt'), 'utf8')).toContain('meadow stack load');
    expect(await readFile(join(unpacked, 'LISEZ-MOI.txt'), 'utf8')).toContain('kit hors ligne');
    // By hand, as its words say.
    const [first] = images;
    await engine.untag(first ?? '');
    const [archive = ''] = (await readdir(join(unpacked, 'images'))).filter((name) => name.includes('first'));
    await docker(['load', '-i', join(unpacked, 'images', archive)]);
    expect(await engine.image(first ?? '')).toBeDefined();
  });

  it('of which one byte changed is refused, and the engine gets nothing of it', async () => {
    await make();
    for (const image of images) await engine.untag(image);
    const handle = await open(file(), 'r+');
    const middle = Math.floor((await stat(file())).size / 2);
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, middle);
    buffer[0] = (buffer[0] ?? 0) ^ 1;
    await handle.write(buffer, 0, 1, middle);
    await handle.close();
    await expect(load()).rejects.toMatchObject({ code: 'parcel-refused' });
    expect(await here()).toEqual([]);
  });

  it('that is cut off leaves no kit, and goes on with what it had saved', async () => {
    const controller = new AbortController();
    const onProgress = ({ stage, name }: KitProgress) => {
      if (stage === 'save' && name === images[1]) controller.abort(new Error('cut off'));
    };
    await expect(make({ signal: controller.signal, onProgress })).rejects.toThrow('cut off');
    expect((await readdir(folder)).sort()).toEqual(['installers', 'work']);
    expect((await readdir(join(folder, 'work'))).filter((name) => name.endsWith('.part'))).toEqual([]);

    const saved: string[] = [];
    await make({ onProgress: ({ stage, name }) => stage === 'save' && saved.push(name) });
    expect(new Set(saved)).toEqual(new Set([images[1]]));
    await load();
  });

  it('fetches what is not here, and says in words why that cannot be', async () => {
    const absent = `${images[0]?.split('/')[0]}/absent:1`;
    images.push(absent);
    const provide = async (name: string) => {
      expect(name).toBe(absent);
      await docker(['tag', 'debian:bookworm-slim', name]);
    };
    expect((await make({ provide })).list.images.map(({ name }) => name)).toContain(absent);
    await engine.untag(absent);
    const nowhere = '127.0.0.1:9/meadow/absent:1';
    await expect(make({ images: [nowhere], provide: (name, watch) => engine.pull(name, watch) })).rejects.toMatchObject(
      { code: 'pull-failed', hint: expect.stringContaining('network') },
    );
  });

  it.skipIf(noSmallDisk)(
    `finds a disk too small, says so, and leaves no half of a file${noSmallDisk ? `: ${noSmallDisk}` : ''}`,
    async () => {
      const disk = openSmallDisk(8);
      try {
        const work = join(disk.folder, 'work');
        await expect(make({ work })).rejects.toMatchObject({
          code: 'disk-full',
          hint: expect.stringContaining('again'),
        });
        expect(await readdir(work)).toEqual([]);
        await expect(make({ file: join(disk.folder, 'kit.tar') })).rejects.toMatchObject({ code: 'disk-full' });
        expect(await readdir(disk.folder)).toEqual(['work']);
      } finally {
        disk.close();
      }
    },
  );

  it('is not taken for something else', async () => {
    await writeFile(file(), 'a letter');
    await expect(make()).rejects.toMatchObject({ code: 'parcel-refused' });
    await expect(load()).rejects.toMatchObject({ code: 'parcel-refused' });
    expect(await readFile(file(), 'utf8')).toBe('a letter');
  });
});
