import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MeadowEvent } from '../../contract/events.ts';
import { MOST_CLASSES } from '../../contract/shapes/trainable.ts';
import { systemClock } from '../adapters/local/clock.ts';
import { createFileObjectStore } from '../adapters/local/object-store.ts';
import { openScratchFiles } from '../adapters/local/scratch-files.ts';
import { createThumbnailFiles } from '../adapters/local/thumbnails.ts';
import { createSharpDecoder } from '../adapters/sharp/sharp-decoder.ts';
import { createSqliteCatalog } from '../adapters/sql/sqlite/catalog.ts';
import { createZipReader } from '../adapters/yauzl/zip-reader.ts';
import { embeddingKey, photoKey } from '../domain/object-keys.ts';
import { createJobs, type Jobs } from '../jobs/jobs.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Thumbnails } from '../ports/thumbnails.ts';
import { hashOf } from '../steps/scan-photo.ts';
import { createPhotos, type Photos } from './photos.ts';

const project = 'meadow';
const DAY = 24 * 60 * 60_000;

/** A photo of one colour; another number, another photo. */
const aPhoto = (number: number, size = 32): Promise<Buffer> =>
  sharp({ create: { width: size, height: size, channels: 3, background: { r: number * 20, g: 100, b: 50 } } })
    .jpeg()
    .toBuffer();

describe('photos', () => {
  let folder: string;
  let catalog: Catalog;
  let objects: ObjectStore;
  let thumbnails: Thumbnails;
  let jobs: Jobs;
  let photos: Photos;
  let told: MeadowEvent[];
  let passed: number;
  /** Times somebody waits for just now. */
  let waits: number;

  const open = async () => {
    catalog = await createSqliteCatalog(join(folder, 'meadow.db'));
    objects = createFileObjectStore(join(folder, 'objects'));
    thumbnails = createThumbnailFiles(join(folder, 'thumbnails'));
    waits = 0;
    const clock: Clock = {
      now: () => new Date(Date.now() + passed),
      async sleep(ms, signal) {
        waits += 1;
        await systemClock.sleep(ms, signal).finally(() => {
          waits -= 1;
        });
      },
    };
    jobs = createJobs({ events: { publish: () => undefined }, clock });
    const noted = () => undefined;
    photos = createPhotos({
      catalog,
      objects,
      thumbnails,
      decoder: createSharpDecoder(),
      archives: createZipReader(),
      scratch: await openScratchFiles(join(folder, 'incoming')),
      downloader: { download: () => Promise.reject(new Error('There is no network in this test.')) },
      jobs,
      log: { debug: noted, info: noted, warn: noted, error: noted },
      clock,
      emit: (event) => told.push(event),
      user: 'ada',
      predicted: { bytes: (hash) => objects.get(photoKey(hash)) },
      addresses: {
        thumbnail: (hash) => `/small/${hash}`,
        photo: (hash) => `/large/${hash}`,
        original: (hash) => `/own/${hash}`,
      },
    });
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-photos-'));
    [told, passed] = [[], 0];
    await open();
    for (const [id, classes] of [
      [project, ['dandelion', 'grass']],
      ['new', []],
    ] as const)
      await catalog.projects.create({ id, name: id, classes: [...classes], created: new Date(), policy: 'ask' });
  });
  afterEach(async () => {
    await jobs.close();
    await catalog.close();
    await rm(folder, { recursive: true });
  });

  const lay = async (files: Record<string, Uint8Array | string>) => {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
  };
  const ended = async ({ job }: { job: string }) => {
    const last = (await Array.fromAsync(jobs.watch(job))).at(-1);
    return { state: last?.state, error: last?.error, report: await photos.report({ job }) };
  };
  const add = async (to: string, paths: string[], label?: string, newClasses = false) =>
    ended(await photos.add({ project: to, paths: paths.map((path) => join(folder, path)), label, newClasses }));
  const labels = async (of = project) =>
    Object.fromEntries(
      (
        await photos.list({ project: of, filter: { binned: false }, order: 'oldest', offset: 0, limit: 500 })
      ).photos.map(({ source, label }) => [source.slice(folder.length + 1), label]),
    );
  const hashes = (of = project, binned = false) => photos.hashes({ project: of, filter: { binned }, order: 'newest' });

  it('come from class folders, however deep and in whatever case; other folders give no label', async () => {
    await lay({
      'p/Dandelion/1.jpg': await aPhoto(1),
      'p/Dandelion/closer/2.jpg': await aPhoto(2),
      'p/grass/3.jpg': await aPhoto(3),
      'p/inbox/4.jpg': await aPhoto(4),
      'p/grass/broken.jpg': (await aPhoto(5)).subarray(0, 200),
      'p/grass/notes.txt': 'no photo',
      'loose/dandelion.jpg': await aPhoto(6),
    });
    const { state, report } = await add(project, ['p', 'loose/dandelion.jpg']);
    expect([state, report?.added, report?.known]).toEqual(['done', 5, 0]);
    expect(report?.leftAside).toEqual([
      {
        photo: join(folder, 'p/grass/broken.jpg'),
        error: expect.objectContaining({ code: 'photo-broken' }),
        message: expect.stringContaining('damaged'),
      },
    ]);
    expect(await labels()).toEqual({
      'p/Dandelion/1.jpg': 'dandelion',
      'p/Dandelion/closer/2.jpg': 'dandelion',
      'p/grass/3.jpg': 'grass',
      'p/inbox/4.jpg': undefined,
      'loose/dandelion.jpg': undefined,
    });
    expect(told.every((event) => event.type === 'photos.changed' && event.project === project)).toBe(true);
    for (const hash of await hashes()) {
      expect(hashOf(await objects.get(photoKey(hash)))).toBe(hash);
      expect(await thumbnails.has(hash)).toBe(true);
    }
  });

  it('make the classes of a project that has none', async () => {
    await lay({ 'p/ant/1.jpg': await aPhoto(1), 'p/bee/2.jpg': await aPhoto(2), 'p/3.jpg': await aPhoto(3) });
    await add('new', ['p']);
    expect(await labels('new')).toEqual({ 'p/ant/1.jpg': 'ant', 'p/bee/2.jpg': 'bee', 'p/3.jpg': undefined });
    expect((await catalog.projects.find('new'))?.classes.toSorted()).toEqual(['ant', 'bee']);
  });

  it('from folders that are no class are offered as new ones, made and undone as one step', async () => {
    await lay({
      'p/grass/1.jpg': await aPhoto(1),
      'p/wasps/2.jpg': await aPhoto(2),
      'p/wasps/closer/3.jpg': await aPhoto(3),
      'p/wasps/closer/4.jpg': await aPhoto(4),
      'q/Closer/5.jpg': await aPhoto(5),
      'q/both/6.jpg': await aPhoto(6),
      'q/one more/6.jpg': await aPhoto(6),
      'loose.jpg': await aPhoto(7),
    });
    const given = await add(project, ['loose.jpg'], 'grass');
    expect(given.report?.newClasses).toEqual([]);
    const { job } = await photos.add({
      project,
      paths: ['p', 'q', 'loose.jpg'].map((path) => join(folder, path)),
      newClasses: false,
    });
    const { report } = await ended({ job });
    // What holds class folders is none itself; photos of two such folders are in none of them.
    expect(report?.newClasses).toEqual([{ name: 'closer', photos: 3 }]);
    expect(await photos.nameClasses({ job, names: ['closer', 'p'] })).toEqual({ photos: 3 });
    const named = await labels();
    expect(named).toMatchObject({
      'p/grass/1.jpg': 'grass',
      'p/wasps/2.jpg': undefined,
      'p/wasps/closer/3.jpg': 'closer',
      'q/Closer/5.jpg': 'closer',
    });
    const classes = async () => (await catalog.projects.find(project))?.classes;
    expect(await classes()).toEqual(['dandelion', 'grass', 'closer']);
    expect(await photos.undo({ project })).toMatchObject({ kind: 'new-classes', photos: 3, to: 'closer' });
    expect(Object.values(await labels()).filter(Boolean)).toEqual(['grass', 'grass']);
    expect(await classes()).toEqual(['dandelion', 'grass']);
    await photos.redo({ project });
    expect([await labels(), await classes()]).toEqual([named, ['dandelion', 'grass', 'closer']]);
    await expect(photos.nameClasses({ job: 'other', names: ['p'] })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('get classes somebody made meanwhile, which stay when the labels are undone', async () => {
    await lay({ 'p/wasps/1.jpg': await aPhoto(1) });
    const { job } = await photos.add({ project, paths: [join(folder, 'p')], newClasses: false });
    expect((await ended({ job })).report?.newClasses).toEqual([{ name: 'wasps', photos: 1 }]);
    await catalog.projects.change(project, { classes: ['dandelion', 'grass', 'Wasps'] });
    expect(await photos.nameClasses({ job, names: ['wasps'] })).toEqual({ photos: 1 });
    expect(await labels()).toEqual({ 'p/wasps/1.jpg': 'Wasps' });
    expect(await photos.undo({ project })).toMatchObject({ photos: 1, to: 'Wasps' });
    expect(await labels()).toEqual({ 'p/wasps/1.jpg': undefined });
    expect((await catalog.projects.find(project))?.classes).toEqual(['dandelion', 'grass', 'Wasps']);
  });

  it('bring no new class where there is not room for all of them', async () => {
    await lay({ 'p/wasps/1.jpg': await aPhoto(1), 'p/hornets/2.jpg': await aPhoto(2) });
    const { job } = await photos.add({ project, paths: [join(folder, 'p')], newClasses: false });
    await ended({ job });
    const many = Array.from({ length: MOST_CLASSES - 1 }, (_, at) => `class ${at}`);
    await catalog.projects.change(project, { classes: many });
    await expect(photos.nameClasses({ job, names: ['wasps', 'hornets'] })).rejects.toMatchObject({
      code: 'too-many-classes',
    });
    expect((await catalog.projects.find(project))?.classes).toEqual(many);
    expect(await photos.nameClasses({ job, names: ['wasps'] })).toEqual({ photos: 1 });
  });

  it('bring new classes at once where that is asked, also those that were here without a label', async () => {
    await lay({
      'p/Grass/1.jpg': await aPhoto(1),
      'p/wasps/2.jpg': await aPhoto(2),
      'q/Wasps/3.jpg': await aPhoto(3),
      'list.csv': 'path,label\np/loose.jpg,WASPS\np/hornet.jpg,hornet\n',
      'p/loose.jpg': await aPhoto(4),
      'p/hornet.jpg': await aPhoto(5),
    });
    await add(project, ['p']);
    const { report } = await add(project, ['p', 'q', 'list.csv'], undefined, true);
    expect(report).toMatchObject({ added: 1, known: 6, leftAside: [], otherLabel: [], newClasses: [] });
    expect((await catalog.projects.find(project))?.classes.toSorted()).toEqual([
      'dandelion',
      'grass',
      'hornet',
      'wasps',
    ]);
    expect(await labels()).toEqual({
      'p/Grass/1.jpg': 'grass',
      'p/wasps/2.jpg': 'wasps',
      'q/Wasps/3.jpg': 'wasps',
      'p/loose.jpg': 'wasps',
      'p/hornet.jpg': 'hornet',
    });
  });

  it('are each there once: under two labels it has none, and a label that is known stays', async () => {
    await lay({
      'p/dandelion/1.jpg': await aPhoto(1),
      'p/grass/same.jpg': await aPhoto(1),
      'p/grass/2.jpg': await aPhoto(2),
      'q/dandelion/2.jpg': await aPhoto(2),
      'q/3.jpg': await aPhoto(3),
      'q/grass/3.jpg': await aPhoto(3),
    });
    const first = await add(project, ['p']);
    expect(first.report).toMatchObject({ added: 2, known: 1, leftAside: [], newClasses: [] });
    expect(first.report?.otherLabel.map(({ message }) => message)).toEqual(
      Array(2).fill(
        'The same photo is in "dandelion" and "grass"; it has no label now. Give it the right one on the Photos page.',
      ),
    );
    const second = await add(project, ['q']);
    expect(second.report).toMatchObject({ added: 1, known: 2, leftAside: [] });
    expect(second.report?.otherLabel).toEqual([
      {
        photo: join(folder, 'q/dandelion/2.jpg'),
        message: expect.stringMatching(/^The project knows this photo as "grass"; that label stays\./),
        error: expect.objectContaining({ code: 'label-stays', details: { label: 'grass' } }),
      },
    ]);
    expect(
      Object.values(await labels())
        .map((label) => label ?? 'none')
        .sort(),
    ).toEqual(['grass', 'grass', 'none']);
  });

  it('get the label that is asked for, where the project has it', async () => {
    await lay({ 'p/1.jpg': await aPhoto(1) });
    const wrong = await add(project, ['p'], 'tulip');
    expect([wrong.state, wrong.error?.code]).toEqual(['failed', 'labels-differ']);
    expect((await add(project, ['p'], 'Grass')).report?.added).toBe(1);
    expect(Object.values(await labels())).toEqual(['grass']);
  });

  it('are handed in one by one, with the folders in their names', async () => {
    const { job } = await photos.open({ project, expected: 3 });
    const send = async (name: string, bytes: Uint8Array) =>
      photos.send({ job, name, file: new File([Uint8Array.from(bytes)], 'x') });
    await send('lawn/grass/1.jpg', await aPhoto(1));
    await send('clipboard.png', await aPhoto(2));
    await send('lawn/grass/empty.jpg', Buffer.alloc(0));
    await photos.close({ job });
    const { report } = await ended({ job });
    expect(report).toMatchObject({ added: 2, leftAside: [{ photo: 'lawn/grass/empty.jpg' }] });
    const { photos: found } = await photos.list({
      project,
      filter: { binned: false, label: 'grass' },
      order: 'newest',
      offset: 0,
      limit: 10,
    });
    expect(found).toMatchObject([
      { source: 'lawn/grass/1.jpg', by: 'ada', width: 32, thumbnail: `/small/${found[0]?.hash}` },
    ]);
    await expect(send('late.jpg', await aPhoto(3))).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('are labelled, binned and restored; each is undone and done again, also by another core', async () => {
    await lay({ 'p/grass/1.jpg': await aPhoto(1), 'p/2.jpg': await aPhoto(2) });
    await add(project, ['p']);
    const all = await hashes();
    const before = await labels();
    expect(await photos.label({ project, hashes: all, label: 'dandelion' })).toEqual({ photos: 2 });
    expect(await photos.label({ project, hashes: all, label: 'dandelion' })).toEqual({ photos: 0 });
    await expect(photos.label({ project, hashes: all, label: 'tulip' })).rejects.toMatchObject({
      code: 'labels-differ',
    });
    await photos.bin({ project, hashes: all });
    expect(await photos.edits({ project })).toMatchObject({ undo: { kind: 'bin', photos: 2 } });

    await catalog.close();
    await open();
    expect(await photos.undo({ project })).toMatchObject({ kind: 'bin' });
    expect(await photos.undo({ project })).toMatchObject({ kind: 'label', to: 'dandelion' });
    expect(await labels()).toEqual(before);
    expect(await photos.undo({ project })).toMatchObject({ kind: 'add', photos: 2 });
    expect(await photos.undo({ project })).toBeUndefined();
    expect([await hashes(), (await hashes(project, true)).length]).toEqual([[], 2]);
    await photos.redo({ project });
    await photos.redo({ project });
    expect(new Set(Object.values(await labels()))).toEqual(new Set(['dandelion']));
    await photos.redo({ project });
    expect(await photos.redo({ project })).toBeUndefined();
    expect(await photos.restore({ project, hashes: all })).toEqual({ photos: 2 });
  });

  describe('that were only asked about', () => {
    const asked = async (number: number) => {
      const bytes = await aPhoto(number);
      const hash = hashOf(bytes);
      // As the history keeps it.
      await objects.put(photoKey(hash), bytes);
      return { hash, photo: `${number}.jpg` };
    };
    const give = (photo: { hash: string; photo: string }, label: string) =>
      photos.labelPredicted({ project, ...photo, label });
    const labelled = async (...given: { hash: string }[]) =>
      (await photos.labelled({ project, hashes: given.map(({ hash }) => hash) })).map(({ label, given }) => [
        label,
        given,
      ]);

    it('become photos by a label beside their verdict, which can be changed and taken back', async () => {
      const one = await asked(1);
      await give(one, 'grass');
      await give(one, 'dandelion');
      expect(await labelled(one)).toEqual([['dandelion', true]]);
      const [shown] = (await photos.list({ project, filter: { binned: false }, order: 'newest', offset: 0, limit: 9 }))
        .photos;
      expect(shown).toMatchObject({ label: 'dandelion', source: '1.jpg', by: 'ada' });
      expect(await photos.edits({ project })).toMatchObject({
        undo: { kind: 'predicted', photos: 1, to: 'dandelion' },
      });
      await photos.unlabelPredicted({ project, hash: one.hash });
      await photos.unlabelPredicted({ project, hash: one.hash });
      expect([await labelled(one), await hashes(), await hashes(project, true)]).toEqual([[], [], [one.hash]]);
      const [binned] = await catalog.photos.find(project, [one.hash]);
      expect(binned?.label).toBeUndefined();
      expect((await photos.counts({ project })).labels).toEqual({});
      // What was taken back can be undone as well, and taken back again.
      expect(await photos.undo({ project })).toMatchObject({ kind: 'bin' });
      expect(await labelled(one)).toEqual([['dandelion', true]]);
      await photos.undo({ project });
      expect(await labelled(one)).toEqual([]);
      await give(one, 'grass');
      expect(await labelled(one)).toEqual([['grass', true]]);
    });

    it('have the label again that they had; what was done since is not taken back', async () => {
      await lay({ 'p/grass/1.jpg': await aPhoto(1), 'p/2.jpg': await aPhoto(2) });
      await add(project, ['p']);
      const [one, two] = [await asked(1), await asked(2)];
      expect(await labelled(one, two)).toEqual([['grass', false]]);
      await give(one, 'dandelion');
      await give(two, 'grass');
      expect(await labelled(one)).toEqual([['dandelion', true]]);
      await photos.unlabelPredicted({ project, hash: one.hash });
      expect(await labelled(one)).toEqual([['grass', false]]);
      await photos.label({ project, hashes: [two.hash], label: 'dandelion' });
      expect(await labelled(two)).toEqual([['dandelion', false]]);
      await photos.unlabelPredicted({ project, hash: two.hash });
      expect(await labelled(two)).toEqual([['dandelion', false]]);
    });

    it('are not labelled where the class or the bytes are not there', async () => {
      await expect(give(await asked(1), 'tulip')).rejects.toMatchObject({ code: 'labels-differ' });
      const gone = { hash: 'a'.repeat(64), photo: 'gone.jpg' };
      await expect(give(gone, 'grass')).rejects.toMatchObject({ code: 'photo-gone', details: { case: 'not-kept' } });
      expect([await hashes(), await labelled(gone)]).toEqual([[], []]);
    });
  });

  it('that were binned come back when they are added again', async () => {
    await lay({ 'p/grass/1.jpg': await aPhoto(1) });
    await add(project, ['p']);
    await photos.bin({ project, hashes: await hashes() });
    expect((await add(project, ['p'])).report).toMatchObject({ added: 1, known: 0 });
    expect(await hashes()).toHaveLength(1);
  });

  it('move to another project with their label where it has that class, and back', async () => {
    await lay({ 'p/grass/1.jpg': await aPhoto(1), 'p/dandelion/2.jpg': await aPhoto(2) });
    await add(project, ['p']);
    await catalog.projects.change('new', { classes: ['grass', 'sand'] });
    const all = await hashes();
    expect(await photos.move({ project, hashes: all, to: 'new' })).toEqual({ photos: 2 });
    expect(await hashes()).toEqual([]);
    expect(await labels('new')).toEqual({ 'p/grass/1.jpg': 'grass', 'p/dandelion/2.jpg': undefined });
    expect(await photos.undo({ project })).toMatchObject({ kind: 'move', photos: 2, to: 'new' });
    expect(await hashes('new')).toEqual([]);
    expect(Object.values(await labels()).toSorted()).toEqual(['dandelion', 'grass']);
  });

  it('are erased for good: bytes, small pictures and embeddings, only where no other project has them', async () => {
    await lay({ 'p/grass/1.jpg': await aPhoto(1), 'p/grass/2.jpg': await aPhoto(2) });
    await add(project, ['p']);
    await add('new', ['p/grass/2.jpg']);
    const [shared] = await hashes('new');
    const own = (await hashes()).find((hash) => hash !== shared) ?? '';
    const embedding = embeddingKey('b'.repeat(64), 'views-1', own);
    await objects.put(embedding, Buffer.from('x'));
    expect(await photos.erase({ project, hashes: [own] })).toEqual({ photos: 0, versions: [] });
    await photos.bin({ project, hashes: [own, shared ?? ''] });
    expect(await photos.erase({ project, hashes: [own, shared ?? ''] })).toEqual({ photos: 2, versions: [] });
    expect(await objects.has(photoKey(own))).toBe(false);
    expect(await objects.has(embedding)).toBe(false);
    expect(await thumbnails.has(own)).toBe(false);
    expect(await objects.has(photoKey(shared ?? ''))).toBe(true);
    expect(await catalog.photos.tombstones([own, shared ?? ''])).toMatchObject([{ hash: own, label: 'grass' }]);
    expect(await photos.edits({ project })).toEqual({});
  });

  it('leave the bin for good after 30 days, and what undoing put there has its 30 days too', async () => {
    await lay({ 'p/1.jpg': await aPhoto(1), 'q/2.jpg': await aPhoto(2) });
    await add(project, ['p']);
    await photos.bin({ project, hashes: await hashes() });
    await add(project, ['q']);
    passed = 29 * DAY;
    await photos.tidy();
    expect(await hashes(project, true)).toHaveLength(1);
    await photos.undo({ project });
    passed = 31 * DAY;
    await photos.tidy();
    expect(await hashes(project, true)).toHaveLength(1);
    passed = 60 * DAY;
    await photos.tidy();
    expect(await hashes(project, true)).toEqual([]);
    expect(await Array.fromAsync(objects.list('photos/'))).toEqual([]);
  });

  it('are counted and written as a table that is safe to open', async () => {
    await lay({ 'p/grass/=1.jpg': await aPhoto(1), 'p/2.jpg': await aPhoto(2) });
    await add(project, ['p']);
    expect(await photos.counts({ project })).toMatchObject({
      total: 2,
      unlabelled: 1,
      labels: { grass: 1 },
      binned: 0,
    });
    const { name, text } = await photos.export({ project, filter: { binned: false } });
    expect(name).toMatch(/^meadow-photos-\d{4}-\d\d-\d\d\.csv$/);
    expect(text.split('\r\n')).toHaveLength(4);
    expect(text).toContain('sha256,label,set,source,added,by,width,height,bytes');
  });

  it('come from CSV lists, by path and by address; labels that are no class are left aside with their photo', async () => {
    await lay({
      'list/1.jpg': await aPhoto(1),
      'list/2.jpg': await aPhoto(2),
      'list/3.jpg': await aPhoto(3),
      'list/all.csv': 'label,path\r\nGrass,1.jpg\r\n,2.jpg\r\ntulip,3.jpg\r\ngrass,missing.jpg\r\n',
    });
    const { report } = await add(project, ['list/all.csv']);
    expect(report?.added).toBe(2);
    expect(report?.leftAside.map(({ photo }) => photo.slice(folder.length + 1)).sort()).toEqual([
      'list/3.jpg',
      'list/missing.jpg',
    ]);
    expect(await labels()).toEqual({ 'list/1.jpg': 'grass', 'list/2.jpg': undefined });
  });

  it('are not added at all where the archive or the list they come in is refused', async () => {
    await lay({ 'p/1.jpg': await aPhoto(1), 'bad.zip': 'PK, but no archive', 'bad.csv': 'path,label\n"open' });
    const archive = await add(project, ['p', 'bad.zip']);
    expect([archive.state, archive.error?.code]).toEqual(['failed', 'archive-refused']);
    const list = await add(project, ['p', 'bad.csv']);
    expect([list.state, list.error?.code]).toEqual(['failed', 'bad-request']);
    expect(await hashes()).toEqual([]);
    expect(await Array.fromAsync(objects.list('photos/'))).toEqual([]);
  });

  it('of a list that is handed in are never files of this machine', async () => {
    await lay({ 'secret.jpg': await aPhoto(1) });
    const { job } = await photos.open({ project });
    const list = `path,label\n${join(folder, 'secret.jpg')},grass\n`;
    await photos.send({ job, name: 'list.csv', file: new File([list], 'list.csv') });
    await photos.close({ job });
    const { report } = await ended({ job });
    expect([report?.added, report?.leftAside.length]).toEqual([0, 1]);
  });

  it('are waited for no longer once the addition has ended', async () => {
    const { job } = await photos.open({ project });
    expect(waits).toBe(1);
    await photos.close({ job });
    await ended({ job });
    expect(waits).toBe(0);
  });

  it('are added no longer when their project is to go', async () => {
    const { job } = await photos.open({ project, label: 'grass' });
    const other = await photos.open({ project: 'new' });
    await photos.send({ job, name: 'a.jpg', file: new File([new Uint8Array(await aPhoto(1))], 'a.jpg') });
    await photos.end(project);
    expect([jobs.get(job).state, jobs.get(other.job).state]).toEqual(['cancelled', 'running']);
    await expect(photos.send({ job, name: 'b.jpg', file: new File(['x'], 'b.jpg') })).rejects.toMatchObject({
      code: 'bad-request',
    });
  });
});
