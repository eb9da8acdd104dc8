import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MeadowEvent } from '../../contract/events.ts';
import type { ModelCard } from '../../contract/shapes/model.ts';
import { systemClock } from '../adapters/local/clock.ts';
import { createFileTracker } from '../adapters/local/file-tracker.ts';
import { createFileObjectStore } from '../adapters/local/object-store.ts';
import { createThumbnailFiles } from '../adapters/local/thumbnails.ts';
import { createSqliteCatalog } from '../adapters/sql/sqlite/catalog.ts';
import { embeddingKey, judgementsKey, modelKey, photoKey, runKey, snapshotKey } from '../domain/object-keys.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Tracker } from '../ports/tracker.ts';
import { createProjects, type Projects } from './projects.ts';

const meadow = { id: 'dandelion-or-grass', name: 'Dandelion or grass', classes: ['dandelion', 'grass'] };
const empty = { place: 'laptop', photos: 0, unlabelled: 0, policy: 'ask', publicList: false };
const insects = { id: 'insects', name: 'Insects', classes: ['ant', 'bee'] };

const aPhoto = (hash: string, label: string | undefined) => ({
  hash,
  label,
  source: 'ant.jpg',
  added: new Date('2026-03-01T10:00:00Z'),
  by: 'me',
  width: 1,
  height: 1,
  bytes: 1,
  binned: undefined,
});

const aCard = (version: string, project: string): ModelCard => ({
  version,
  project,
  classes: [{ label: 'ant', photos: 10, test: 10, correct: 10, judgedBy: 'held-out' }],
  photos: { total: 10, train: 0, test: 10, leftOut: 0 },
  test: { correct: 10, total: 10, accuracy: 1, interval: [0.72, 1] },
  confusion: [[10, 0]],
  calibration: { temperature: 1, expectedError: 0, logLoss: 0.01 },
  neither: { threshold: 0.5, kept: 0.98 },
  limits: [],
  trained: { runtime: 'onnx', seed: 1 },
  backbone: { name: 'efficientnet-lite0', sha256: 'c'.repeat(64) },
  data: 'Ten photos.',
});

const list = { created: new Date(), photos: 1, labels: {} };

describe('projects', () => {
  let folder: string;
  let catalog: Catalog;
  let projects: Projects;
  let told: MeadowEvent[];
  let chosen: string;
  let tracker: Tracker;
  let trained: string | undefined;
  let ended: string[];
  let movingOne: string | undefined;
  let forgotten: string[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-projects-'));
    catalog = await createSqliteCatalog(join(folder, 'meadow.db'));
    tracker = createFileTracker(join(folder, 'measurements'));
    trained = undefined;
    ended = [];
    [movingOne, forgotten] = [undefined, []];
    told = [];
    chosen = meadow.id;
    projects = createProjects({
      place: 'laptop',
      elsewhere: async () => undefined,
      forgetPlace: async (id) => void forgotten.push(id),
      isMoving: async (id) => id === movingOne,
      catalog,
      objects: createFileObjectStore(join(folder, 'objects')),
      thumbnails: createThumbnailFiles(join(folder, 'thumbnails')),
      tracker,
      isTrained: (project) => project === trained,
      trainNoMore: () => () => undefined,
      endWork: async (project) => void ended.push(project),
      clock: systemClock,
      emit: (event) => told.push(event),
      currentId: async () => chosen,
      setCurrentId: async (id) => {
        chosen = id;
      },
    });
  });
  afterEach(async () => {
    await catalog.close();
    await rm(folder, { recursive: true });
  });

  it('are none at first, and a project is made once', async () => {
    expect(await projects.list()).toEqual([]);
    await expect(projects.current()).rejects.toMatchObject({ code: 'not-found' });
    await projects.ensure(meadow);
    await projects.ensure({ ...meadow, name: 'Another name' });
    expect(await projects.list()).toEqual([{ ...meadow, ...empty, publicList: true, current: true }]);
  });

  it('tell how many photos they have and which is worked on', async () => {
    await projects.ensure(meadow);
    await projects.ensure(insects);
    await catalog.photos.put(insects.id, [aPhoto('0'.repeat(64), 'ant')]);
    await projects.select({ project: insects.id });
    expect(await projects.list()).toEqual([
      { ...meadow, ...empty, publicList: true, current: false },
      { ...insects, ...empty, photos: 1, current: true },
    ]);
    expect((await projects.current()).name).toBe('Insects');
    expect(told.at(-1)).toEqual({ type: 'project.selected', project: insects.id });
  });

  it('cannot be selected where there is none, and the current one stays', async () => {
    await projects.ensure(meadow);
    const before = told.length;
    await expect(projects.select({ project: 'nowhere' })).rejects.toMatchObject({ code: 'not-found' });
    expect([chosen, told.length]).toEqual([meadow.id, before]);
  });

  it('fall back to the oldest where the settings name one that is gone', async () => {
    await projects.ensure(insects);
    expect((await projects.current()).id).toBe(insects.id);
    expect((await projects.list())[0]?.current).toBe(true);
  });

  it('are made by a person with classes of any name, and worked on at once', async () => {
    const made = await projects.create({ name: 'Blüten & Käfer', classes: ['Käfer ', 'Blüte'] });
    expect(made).toMatchObject({ name: 'Blüten & Käfer', classes: ['Käfer', 'Blüte'], current: true });
    expect(chosen).toBe(made.id);
    await expect(projects.create({ name: 'Blüten & Käfer', classes: [] })).rejects.toMatchObject({
      code: 'bad-request',
    });
    for (const classes of [['neither'], ['a', 'A'], [' '], Array.from({ length: 101 }, (_, at) => `${at}`)])
      await expect(projects.create({ name: 'Other', classes })).rejects.toMatchObject({ code: 'bad-request' });
    expect(await projects.list()).toHaveLength(1);
  });

  it('change their name, their policy and their classes; a class with photos stays', async () => {
    await projects.ensure(insects);
    await catalog.photos.put(insects.id, [aPhoto('0'.repeat(64), 'ant'), aPhoto('1'.repeat(64), undefined)]);
    const change = (part: object) => projects.change({ project: insects.id, ...part });
    expect(await change({ name: 'Six legs', policy: 'by-itself', addClass: 'wasp' })).toMatchObject({
      name: 'Six legs',
      policy: 'by-itself',
      classes: ['ant', 'bee', 'wasp'],
      photos: 1,
      unlabelled: 1,
    });
    await expect(change({ removeClass: 'ant' })).rejects.toMatchObject({ code: 'bad-request' });
    await expect(change({ renameClass: { from: 'ant', to: 'Bee' } })).rejects.toMatchObject({ code: 'bad-request' });
    await expect(change({ addClass: 'neither' })).rejects.toMatchObject({ code: 'bad-request' });
    expect((await change({ removeClass: 'bee', renameClass: { from: 'ant', to: 'Ant' } })).classes).toEqual([
      'Ant',
      'wasp',
    ]);
    expect((await catalog.photos.list(insects.id))[0]?.label).toBe('Ant');
    expect(told).toContainEqual({ type: 'projects.changed' });
  });

  it('are removed with the files nothing else needs, but never the one worked on', async () => {
    await projects.ensure(meadow);
    await projects.ensure(insects);
    const objects = createFileObjectStore(join(folder, 'objects'));
    const [own, shared] = ['a'.repeat(64), 'b'.repeat(64)];
    const keys = (hash: string) => [photoKey(hash), embeddingKey('c'.repeat(64), 'views-1', hash)];
    for (const key of [own, shared].flatMap(keys)) await objects.put(key, Buffer.from('x'));
    await catalog.photos.put(insects.id, [aPhoto(own, 'ant'), aPhoto(shared, 'bee')]);
    await catalog.photos.put(meadow.id, [aPhoto(shared, undefined)]);
    await expect(projects.remove({ project: meadow.id })).rejects.toMatchObject({ code: 'bad-request' });
    await trainedOnce(objects, insects.id, 'insects-1', 'run-1', 'd'.repeat(64));
    // Photos that were moved as a whole make the same list in another project.
    await catalog.snapshots.add({ ...list, project: insects.id, snapshot: 'e'.repeat(64) });
    await trainedOnce(objects, meadow.id, 'meadow-1', 'run-2', 'e'.repeat(64));
    await objects.put(runKey('check-insects', 'request'), Buffer.from('x'));
    await projects.remove({ project: insects.id });
    expect(ended).toEqual([insects.id, insects.id]);
    expect(await readdir(join(folder, 'measurements'))).toEqual(['run-2.jsonl']);
    expect((await projects.list()).map(({ id }) => id)).toEqual([meadow.id]);
    const left = (await Array.fromAsync(objects.list(''))).map(({ key }) => key).sort();
    const others = [
      modelKey('meadow-1'),
      judgementsKey('meadow-1'),
      runKey('run-2', 'ingest'),
      snapshotKey('e'.repeat(64)),
    ];
    expect(left).toEqual([...keys(shared), ...others].sort());
  });

  it('are not removed while they are trained', async () => {
    await projects.ensure(meadow);
    await projects.ensure(insects);
    trained = insects.id;
    await expect(projects.remove({ project: insects.id })).rejects.toMatchObject({
      code: 'project-trained',
      hint: 'Cancel the training first, or wait for its end.',
    });
    expect([(await projects.list()).length, ended]).toEqual([2, []]);
  });

  it('are not removed while they move, and where they were is forgotten with them', async () => {
    await projects.ensure(meadow);
    await projects.create({ name: 'Insects', classes: ['ant', 'bee'] });
    await projects.select({ project: meadow.id });
    movingOne = insects.id;
    await expect(projects.remove({ project: insects.id })).rejects.toMatchObject({ code: 'project-moving' });
    movingOne = undefined;
    forgotten = [];
    await projects.remove({ project: insects.id });
    expect(forgotten).toEqual([insects.id]);
    await projects.create({ name: 'Insects', classes: ['ant', 'bee'] });
    expect(forgotten).toEqual([insects.id, insects.id]);
  });

  /** What a training leaves behind. */
  async function trainedOnce(objects: ObjectStore, project: string, version: string, run: string, snapshot: string) {
    for (const key of [modelKey(version), judgementsKey(version), runKey(run, 'ingest'), snapshotKey(snapshot)])
      await objects.put(key, Buffer.from('x'));
    await tracker.log(run, [{ name: 'loss', step: 0, value: 1 }]);
    await catalog.snapshots.add({ ...list, project, snapshot });
    const made = { project, created: new Date(), object: modelKey(version), sha256: snapshot, run, snapshot };
    await catalog.versions.add({ ...made, version, card: aCard(version, project) });
    const begun = { started: new Date(), ended: undefined, by: '', cause: undefined, photos: 1, error: undefined };
    await catalog.runs.add({ ...begun, run, project, mode: 'quick', state: 'done', snapshot, version });
  }
});
