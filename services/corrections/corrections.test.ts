import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MeadowEvent } from '../../contract/events.ts';
import { systemClock } from '../adapters/local/clock.ts';
import { createSqliteCatalog } from '../adapters/sqlite/catalog.ts';
import type { Catalog } from '../ports/catalog.ts';
import { createCorrections } from './corrections.ts';

const project = 'dandelion-or-grass';
const hash = (name: string) => name.repeat(64);

describe('corrections', () => {
  let folder: string;
  let catalog: Catalog;
  let told: MeadowEvent[];
  let added: [string, string[], string][];
  const here = new Set(['a', 'b', 'c', 'd'].map(hash));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-corrections-'));
    catalog = await createSqliteCatalog(join(folder, 'meadow.db'));
    await catalog.projects.create({
      id: project,
      name: 'Dandelion or grass',
      classes: ['dandelion', 'grass'],
      created: new Date(),
      policy: 'ask',
    });
    told = [];
    added = [];
  });
  afterEach(async () => {
    await catalog.close();
    await rm(folder, { recursive: true });
  });

  const create = () =>
    createCorrections({
      catalog,
      clock: systemClock,
      person: 'ada',
      emit: (event) => told.push(event),
      thumbnailOf: async (asked) => (here.has(asked) ? `/files/${asked}` : undefined),
      photoHere: async (asked) => here.has(asked),
      addPhotos: async (...photos) => void added.push(photos),
    });
  const say = (name: string, truth: string, verdict = 'grass', version = `${project}-1`) =>
    create().say({ hash: hash(name), photo: `${name}.jpg`, version, verdict, truth });

  it('are one word a photo and version, the latest, which can be taken back', async () => {
    expect(await say('a', 'dandelion')).toMatchObject({ right: false, by: 'ada', state: 'waiting', here: true });
    expect(await say('a', 'grass')).toMatchObject({ right: true, truth: 'grass' });
    await say('a', 'grass', 'grass', `${project}-2`);
    const corrections = create();
    expect(await corrections.of({ hashes: [hash('a')] })).toHaveLength(2);
    await corrections.unsay({ hash: hash('a'), version: `${project}-1` });
    expect((await corrections.list({ project })).map(({ version }) => version)).toEqual([`${project}-2`]);
    expect(told.every(({ type }) => type === 'corrections.changed')).toBe(true);
    expect(told).toHaveLength(4);
  });

  it('name a class of the project, or neither', async () => {
    expect(await say('a', 'neither')).toMatchObject({ right: false, truth: 'neither' });
    await expect(say('a', 'bees')).rejects.toMatchObject({ code: 'labels-differ' });
    await expect(say('a', 'bees', 'bees', 'insects-1')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('become photos with their true label, once; not what is neither, gone, or dismissed', async () => {
    await say('a', 'dandelion');
    await say('b', 'grass');
    await say('c', 'neither');
    await say('d', 'grass');
    await say('e', 'grass');
    const corrections = create();
    const ids = new Map((await corrections.list({ project })).map(({ hash: of, id }) => [of.slice(0, 1), id]));
    await corrections.dismiss({ ids: [ids.get('d')!] });
    const all = [...ids.values()];
    expect(await corrections.take({ ids: all })).toEqual({ taken: 2 });
    expect(added.toSorted()).toEqual([
      [project, [hash('a')], 'dandelion'],
      [project, [hash('b')], 'grass'],
    ]);
    expect(await corrections.take({ ids: all })).toEqual({ taken: 0 });
    const states = await corrections.list({ project });
    expect(states.map(({ hash: of, state, here: isHere }) => [of.slice(0, 1), state, isHere])).toEqual([
      ['e', 'waiting', false],
      ['d', 'dismissed', true],
      ['c', 'waiting', true],
      ['b', 'taken', true],
      ['a', 'taken', true],
    ]);
    expect(await corrections.list({ project, state: 'taken' })).toHaveLength(2);
  });

  it('say how good the live version is, neither counted too', async () => {
    const corrections = create();
    expect(await corrections.accuracy({ project })).toEqual({ correct: 0, total: 0, accuracy: 0, interval: [0, 1] });
    const by = { project, how: 'starter', by: 'Meadow', reason: '', at: new Date() } as const;
    await catalog.live.switch({ ...by, version: `${project}-1` }, undefined);
    await say('a', 'grass');
    await say('b', 'neither', 'neither');
    await say('c', 'dandelion');
    await say('d', 'grass', 'grass', `${project}-2`);
    const live = await corrections.accuracy({ project });
    expect(live).toMatchObject({ version: `${project}-1`, correct: 2, total: 3, accuracy: 2 / 3 });
    expect(live.interval[0]).toBeGreaterThan(0.2);
    expect(await corrections.accuracy({ project, version: `${project}-2` })).toMatchObject({ correct: 1, total: 1 });
  });
});
