import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MeadowEvent } from '../../contract/events.ts';
import { prediction } from '../../contract/history.ts';
import { settingsShape } from '../../contract/settings.ts';
import { systemClock } from '../adapters/local/clock.ts';
import { createFileObjectStore } from '../adapters/local/object-store.ts';
import { createThumbnailFiles } from '../adapters/local/thumbnails.ts';
import { createSqliteCatalog } from '../adapters/sql/sqlite/catalog.ts';
import { embeddingKey, seenKey } from '../domain/object-keys.ts';
import type { PredictionRecord } from '../ports/catalog/predictions.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Thumbnails } from '../ports/thumbnails.ts';
import { createHistory, type History } from './history.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const made = (photo: string, part: Partial<PredictionRecord> = {}): PredictionRecord => ({
  at: new Date('2026-03-09T10:00:00Z'),
  photo,
  hash: hashOf(photo),
  version: 'dandelion-or-grass-1',
  verdict: 'grass',
  label: 'grass',
  scores: { grass: 1, dandelion: 0 },
  similarity: 0.9,
  origin: 'window',
  ms: 12,
  ...part,
});

describe('history', () => {
  let folder: string;
  let catalog: Catalog;
  let thumbnails: Thumbnails;
  let objects: ObjectStore;
  let history: History;
  let told: MeadowEvent[];
  let settings: { keep: boolean; days: number; most: number; photosGb: number };
  let needed: Set<string>;
  let now: Date;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-history-'));
    catalog = await createSqliteCatalog(join(folder, 'meadow.db'));
    thumbnails = createThumbnailFiles(join(folder, 'thumbnails'));
    objects = createFileObjectStore(join(folder, 'objects'));
    told = [];
    settings = settingsShape.parse({}).history;
    needed = new Set();
    now = new Date('2026-03-10T10:00:00Z');
    history = createHistory({
      catalog,
      thumbnails,
      objects,
      clock: { ...systemClock, now: () => now },
      emit: (event) => told.push(event),
      settings: async () => settings,
      addressOf: (hash) => `/files/thumbnails/${hash}`,
      neededElsewhere: async () => needed,
    });
  });
  afterEach(async () => {
    await catalog.close();
    await rm(folder, { recursive: true });
  });

  const picture = (photo: string) => thumbnails.put(hashOf(photo), Buffer.from(photo));
  const pictured = (photo: string) => thumbnails.has(hashOf(photo));
  const photos = async () => (await history.search({ filter: {}, limit: 100 })).predictions.map(({ photo }) => photo);

  it('shows what was recorded, with its picture where there is one, page by page', async () => {
    await history.record([made('a.jpg'), made('b.jpg'), made('c.jpg')]);
    await picture('c.jpg');
    const first = await history.search({ filter: {}, limit: 2 });
    expect(first.predictions.map((each) => prediction.parse(each).photo)).toEqual(['c.jpg', 'b.jpg']);
    expect(first.predictions.map(({ thumbnail }) => thumbnail)).toEqual([
      `/files/thumbnails/${hashOf('c.jpg')}`,
      undefined,
    ]);
    const second = await history.search({ filter: {}, limit: 2, before: first.next });
    expect(second.predictions.map(({ photo }) => photo)).toEqual(['a.jpg']);
    expect(second.next).toBeUndefined();
  });

  it('keeps none where the settings say so', async () => {
    settings.keep = false;
    await history.record([made('a.jpg')]);
    expect(await photos()).toEqual([]);
  });

  it('removes predictions with their pictures, but for what something else needs', async () => {
    await history.record([made('a.jpg'), made('b.jpg'), made('c.jpg'), made('again.jpg', { hash: hashOf('c.jpg') })]);
    for (const photo of ['a.jpg', 'b.jpg', 'c.jpg']) await picture(photo);
    needed.add(hashOf('b.jpg'));
    const { predictions } = await history.search({ filter: {}, limit: 100 });
    const ids = predictions.filter(({ photo }) => photo !== 'again.jpg').map(({ id }) => id);
    expect(await history.remove({ ids })).toEqual({ removed: 3 });
    expect(await photos()).toEqual(['again.jpg']);
    expect(await Promise.all(['a.jpg', 'b.jpg', 'c.jpg'].map(pictured))).toEqual([false, true, true]);
    expect(told).toEqual([{ type: 'predictions.removed', count: 3 }]);
    expect(await history.remove({ filter: { text: 'nothing like it' } })).toEqual({ removed: 0 });
    expect(told).toHaveLength(1);
  });

  it('lets predictions expire by age and by number, with their pictures', async () => {
    await history.record([made('old.jpg', { at: new Date('2026-02-01T00:00:00Z') }), made('a.jpg'), made('b.jpg')]);
    await picture('old.jpg');
    await picture('a.jpg');
    await history.tidy();
    expect(await photos()).toEqual(['b.jpg', 'a.jpg']);
    expect(await pictured('old.jpg')).toBe(false);
    expect(await pictured('a.jpg')).toBe(true);
    settings.most = 1;
    await history.tidy();
    expect(await photos()).toEqual(['b.jpg']);
    expect(await pictured('a.jpg')).toBe(false);
  });

  it('finds pictures a killed core left behind, but waits for a prediction that is being written', async () => {
    await history.record([made('kept.jpg')]);
    for (const photo of ['kept.jpg', 'orphan.jpg', 'young.jpg', 'needed.jpg']) await picture(photo);
    needed.add(hashOf('needed.jpg'));
    await history.tidy();
    expect(await pictured('orphan.jpg')).toBe(true);
    await history.record([made('young.jpg')]);
    await history.tidy();
    const left = await Promise.all(['kept.jpg', 'orphan.jpg', 'young.jpg', 'needed.jpg'].map(pictured));
    expect(left).toEqual([true, false, true, true]);
  });

  const photoBytes = (photo: string) => history.keepPhoto(hashOf(photo), Buffer.alloc(1000, photo));
  const isKept = (photo: string) => objects.has(seenKey(hashOf(photo)));

  it('keeps the photos of predictions until these go, and none where the settings say so', async () => {
    for (const photo of ['a.jpg', 'b.jpg']) {
      await photoBytes(photo);
      await history.record([made(photo)]);
    }
    expect(await Promise.all(['a.jpg', 'b.jpg'].map(isKept))).toEqual([true, true]);
    await history.remove({ filter: { text: 'a.jpg' } });
    expect(await Promise.all(['a.jpg', 'b.jpg'].map(isKept))).toEqual([false, true]);
    settings.photosGb = 0;
    await photoBytes('c.jpg');
    expect(await isKept('c.jpg')).toBe(false);
    settings.photosGb = 1;
    settings.keep = false;
    await photoBytes('c.jpg');
    expect(await isKept('c.jpg')).toBe(false);
  });

  it('keeps the photos of the newest predictions where there is no room for all', async () => {
    for (const photo of ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg']) {
      await photoBytes(photo);
      await history.record([made(photo)]);
    }
    await objects.remove(seenKey(hashOf('c.jpg')));
    await history.record([made('again.jpg', { hash: hashOf('a.jpg') })]);
    settings.photosGb = 2500 / 1e9;
    await history.tidy();
    expect(await Promise.all(['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg'].map(isKept))).toEqual([true, false, false, true]);
    settings.photosGb = 0;
    await history.tidy();
    expect(await Promise.all(['a.jpg', 'd.jpg'].map(isKept))).toEqual([false, false]);
  });

  const embedding = (photo: string) => embeddingKey('b'.repeat(64), 'views-1', hashOf(photo));
  const makeProject = (id: string) =>
    catalog.projects.create({ id, name: id, classes: [], created: now, policy: 'ask' });
  const say = (photo: string) =>
    catalog.corrections.put({
      project: 'dandelion-or-grass',
      hash: hashOf(photo),
      photo,
      version: 'dandelion-or-grass-1',
      verdict: 'grass',
      truth: 'dandelion',
      at: now,
      by: 'ada',
    });

  it('lets go with a photo what the gate made of it, unless a project has the photo', async () => {
    const names = ['deleted.jpg', 'old.jpg', 'no-room.jpg', 'of-a-project.jpg'];
    for (const photo of names) {
      await photoBytes(photo);
      await objects.put(embedding(photo), Buffer.from(photo));
      await history.record([made(photo, photo === 'old.jpg' ? { at: new Date('2026-02-01T00:00:00Z') } : {})]);
    }
    await makeProject('p');
    const size = { width: 1, height: 1, bytes: 1, source: '', by: '', added: now, binned: undefined, label: undefined };
    await catalog.photos.put('p', [{ ...size, hash: hashOf('of-a-project.jpg') }]);
    const here = () => Promise.all(names.map((photo) => objects.has(embedding(photo))));
    await history.remove({ filter: { text: 'deleted.jpg' } });
    expect(await here()).toEqual([false, true, true, true]);
    await history.tidy();
    expect(await here()).toEqual([false, false, true, true]);
    settings.photosGb = 0;
    await history.tidy();
    expect(await here()).toEqual([false, false, false, true]);
  });

  it('keeps the photos that corrections wait for, whatever the calendar and the room say, until a person deletes them', async () => {
    await makeProject('dandelion-or-grass');
    await say('waits.jpg');
    const taken = await say('taken.jpg');
    await catalog.corrections.mark([taken.id], 'taken');
    for (const photo of ['waits.jpg', 'taken.jpg']) {
      await photoBytes(photo);
      await picture(photo);
      await history.record([made(photo, { at: new Date('2026-02-01T00:00:00Z') })]);
    }
    settings.photosGb = 1 / 1e9;
    for (const _ of [1, 2]) await history.tidy();
    expect(await photos()).toEqual([]);
    expect(await Promise.all(['waits.jpg', 'taken.jpg'].map(isKept))).toEqual([true, false]);
    expect(await Promise.all(['waits.jpg', 'taken.jpg'].map(pictured))).toEqual([true, false]);
    await history.record([made('waits.jpg')]);
    await history.remove({ filter: {} });
    expect([await isKept('waits.jpg'), await pictured('waits.jpg')]).toEqual([false, false]);
  });

  it('does not drop a photo whose prediction is just being written', async () => {
    for (const photo of ['written.jpg', 'orphan.jpg']) await photoBytes(photo);
    await history.tidy();
    expect(await Promise.all(['written.jpg', 'orphan.jpg'].map(isKept))).toEqual([true, true]);
    await history.record([made('written.jpg')]);
    await history.tidy();
    expect(await Promise.all(['written.jpg', 'orphan.jpg'].map(isKept))).toEqual([true, false]);
  });

  it('exports a table that is no formula, one column a class', async () => {
    await history.record([
      made('=HYPERLINK("x").jpg', { scores: { dandelion: 1 }, barelyKnown: true }),
      made('a, "b".jpg'),
    ]);
    const { name, type, text } = await history.export({ filter: {}, format: 'csv' });
    expect([name, type]).toEqual(['meadow-history-2026-03-10.csv', 'text/csv']);
    const [head, first, second] = text.split('\r\n');
    expect(head).toBe(
      'time,photo,hash,project,version,verdict,label,score grass,score dandelion,similarity,barely known,origin,ms',
    );
    const rest = 'dandelion-or-grass,dandelion-or-grass-1,grass,grass';
    const hash = (photo: string) => hashOf(photo);
    expect(first).toBe(`2026-03-09T10:00:00.000Z,"a, ""b"".jpg",${hash('a, "b".jpg')},${rest},1,0,0.9,,window,12`);
    expect(second).toBe(
      `2026-03-09T10:00:00.000Z,"'=HYPERLINK(""x"").jpg",${hash('=HYPERLINK("x").jpg')},${rest},,1,0.9,yes,window,12`,
    );
  });

  it('exports all that is meant as JSON, however many pages it has', async () => {
    await history.record(Array.from({ length: 5001 }, (_, at) => made(`${at}.jpg`)));
    await history.record([made('other.png')]);
    const { text } = await history.export({ filter: { text: '.jpg' }, format: 'json' });
    const exported: { photo: string; at: string }[] = JSON.parse(text);
    expect(exported.map(({ photo }) => photo)).toEqual(Array.from({ length: 5001 }, (_, at) => `${5000 - at}.jpg`));
    expect(exported[0]?.at).toBe('2026-03-09T10:00:00.000Z');
    const none = await history.export({ filter: { verdict: 'no such' }, format: 'json' });
    expect(JSON.parse(none.text)).toEqual([]);
  });

  it('sums up', async () => {
    await history.record([made('a.jpg'), made('b.jpg', { verdict: 'neither' })]);
    expect(await history.summary({ filter: {} })).toMatchObject({
      total: 2,
      verdicts: { grass: 1, neither: 1 },
      oldest: '2026-03-09T10:00:00.000Z',
    });
  });
});
