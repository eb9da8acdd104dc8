import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Place, place } from '../../contract/shapes/place.ts';
import { systemClock } from '../../services/adapters/local/clock.ts';
import { HOLD } from '../../services/domain/hold-name.ts';
import { modelKey, photoKey } from '../../services/domain/object-keys.ts';
import { belongingsOf, objectsOf } from '../../services/moving/belongings.ts';
import { createMoving } from '../../services/moving/moving.ts';
import type { PlaceRecords } from '../../services/moving/moving-parts.ts';
import { aPhoto, aPrediction, aVersion, hashOf } from '../ports/catalog-suite.ts';
import { createTestDatabase, POSTGRES, type TestDatabase } from '../ports/postgres-server.ts';
import { tellProject } from '../ports/rich-project.ts';
import { MLFLOW } from '../ports/shared-mlflow.ts';
import { openS3, S3 } from '../ports/shared-s3.ts';
import { killWhile } from './keeping/kill-while.ts';
import { drawProject } from './moving/draw-project.ts';
import { measuredIn, objectsIn, openWorld, type World, type WorldSettings } from './moving/moving-world.ts';

const program = fileURLToPath(new URL('./moving/move-program.ts', import.meta.url));
const missing = !(POSTGRES && S3 && MLFLOW && process.env.MEADOW_TEST_PHOTOS);

/** All that a place has of a project. */
async function allOf(place: PlaceRecords, id: string, runs: readonly string[]) {
  return { told: await tellProject(place.catalog, id), measured: await measuredIn(place, runs) };
}

describe.skipIf(missing)(
  'a project that moves (MEADOW_TEST_POSTGRES, MEADOW_TEST_S3, MEADOW_TEST_MLFLOW, MEADOW_TEST_PHOTOS)',
  { timeout: 180_000 },
  () => {
    let folder: string;
    let database: TestDatabase;
    let bucket: Awaited<ReturnType<typeof openS3>>;
    let settings: WorldSettings;
    let world: World;
    let id: string;
    let other: string;
    let runs: string[];
    let objects: Record<string, string>;
    let before: Awaited<ReturnType<typeof allOf>>;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'meadow-moving-'));
      database = await createTestDatabase();
      bucket = await openS3();
      settings = { folder, postgres: database.settings, s3: bucket.settings, mlflow: MLFLOW! };
      world = await openWorld(settings);
      const own = randomUUID().slice(0, 8);
      [id, other] = [`moved-${own}`, `stays-${own}`];
      await drawProject(world.laptop, id, other);
      runs = (await world.laptop.catalog.runs.list(id)).map(({ run }) => run);
      objects = await objectsIn(world.laptop);
      before = await allOf(world.laptop, id, runs);
    });
    afterEach(async () => {
      await world.close();
      await bucket.end();
      await database.remove();
      await rm(folder, { recursive: true });
    });

    const move = async (to: Place) => world.end(await world.moving.move({ project: id, to }));
    const movingInto = (stack: PlaceRecords) =>
      createMoving({ ...world.parts, recordsOf: async (there) => ({ laptop: world.laptop, stack })[there] });
    /** Objects that another project needs as well. */
    const shared = async (of: PlaceRecords) => {
      const hashes = (await of.catalog.photos.list(other)).map(({ hash }) => hash);
      return Object.keys(objects).filter((key) => hashes.some((hash) => key.includes(hash)));
    };
    const requireWholeIn = async (to: 'laptop' | 'stack') => {
      const from = to === 'stack' ? world.laptop : world.stack;
      expect(await world.moving.state({ project: id })).toEqual({ place: to });
      expect(await objectsIn(world[to])).toEqual(objects);
      expect(await allOf(world[to], id, runs)).toEqual(before);
      expect(await from.catalog.projects.find(id)).toBeUndefined();
      expect(await from.catalog.carry.predictions(id, 0, 1)).toEqual([]);
      expect(await measuredIn(from, runs)).toEqual(
        runs.map(() => expect.objectContaining({ measured: [], files: [] })),
      );
      expect(Object.keys(await objectsIn(from))).toEqual(await shared(from));
    };

    it('is whole in the stack, gone from the laptop, and as it was when it is back', async () => {
      const neighbour = await tellProject(world.laptop.catalog, other);
      expect(await move('stack')).toMatchObject({ state: 'done' });
      await requireWholeIn('stack');
      expect(world.told).toContainEqual({ type: 'project.moved', project: id, place: 'stack' });
      expect(await tellProject(world.laptop.catalog, other)).toEqual(neighbour);
      await expect(move('stack')).rejects.toMatchObject({ code: 'bad-request' });
      expect(await move('laptop')).toMatchObject({ state: 'done' });
      await requireWholeIn('laptop');
    });

    it('takes along what is changed while it is copied', async () => {
      let changed = false;
      const { stack } = world;
      const late = Buffer.from('a late photo');
      const hash = hashOf('a late photo');
      const changing = {
        ...stack.objects,
        async put(key: string, bytes: Uint8Array) {
          await stack.objects.put(key, bytes);
          if (changed) return;
          changed = true;
          await world.laptop.objects.put(photoKey(hash), late);
          await world.laptop.catalog.photos.put(id, [{ ...aPhoto('late'), hash }]);
          await world.laptop.catalog.predictions.add([aPrediction({ version: `${id}-3`, photo: 'late.jpg' })]);
        },
      };
      const deleting = {
        ...stack.catalog.carry,
        async take(...given: Parameters<typeof stack.catalog.carry.take>) {
          await stack.catalog.carry.take(...given);
          const [first] = await world.laptop.catalog.carry.predictions(id, 0, 1);
          if (first?.photo === 'photo 0.jpg') await world.laptop.catalog.predictions.remove({ ids: [first.id] });
        },
      };
      const catalog = { ...stack.catalog, carry: deleting };
      const moving = movingInto({ ...stack, catalog, objects: changing });
      expect(await world.end(await moving.move({ project: id, to: 'stack' }))).toMatchObject({ state: 'done' });
      expect((await stack.catalog.photos.find(id, [hash])).length).toBe(1);
      expect(Buffer.from(await stack.objects.get(photoKey(hash)))).toEqual(late);
      const photos = (await stack.catalog.carry.predictions(id, 0, 100)).map(({ photo }) => photo);
      expect(photos).toContain('late.jpg');
      expect(photos).not.toContain('photo 0.jpg');
      expect(await world.laptop.catalog.projects.find(id)).toBeUndefined();
    });

    it('stays where it is while its copy is damaged, and moves when it is not any more', async () => {
      const key = Object.keys(objects).find((one) => one.startsWith('photos/'))!;
      let damages = 1;
      const { stack } = world;
      const put = async (name: string, bytes: Uint8Array) => {
        const wrong = name === key && damages-- > 0;
        await stack.objects.put(name, wrong ? Buffer.from(bytes).fill(0, 10, 20) : bytes);
      };
      const moving = movingInto({ ...stack, objects: { ...stack.objects, put } });
      damages = 2;
      expect(await world.end(await moving.move({ project: id, to: 'stack' }))).toMatchObject({
        state: 'failed',
        error: { code: 'copy-damaged', details: { what: key } },
      });
      expect(await moving.state({ project: id })).toMatchObject({
        place: 'laptop',
        moving: { to: 'stack', stage: 'copy', fault: { code: 'copy-damaged' } },
      });
      expect(await objectsIn(world.laptop)).toEqual(objects);
      expect(await stack.catalog.projects.find(id)).toBeUndefined();
      // Damaged once, it is found and made once more.
      damages = 1;
      await stack.objects.remove(key);
      expect(await world.end(await moving.move({ project: id, to: 'stack' }))).toMatchObject({ state: 'done' });
      await requireWholeIn('stack');
    });

    it('comes in the place of one that ships with Meadow, with what that was asked', async () => {
      const { catalog } = world.stack;
      await catalog.projects.create({ id, name: id, classes: [], created: new Date(), policy: 'ask' });
      await catalog.versions.add({ ...aVersion(`${id}-9`, id), object: undefined });
      await catalog.predictions.add([aPrediction({ version: `${id}-9`, photo: 'asked there.jpg' })]);
      expect(await move('stack')).toMatchObject({ state: 'done' });
      const asked = await catalog.carry.predictions(id, 0, 100);
      expect(asked.filter(({ photo }) => photo === 'asked there.jpg')).toHaveLength(1);
      expect(asked).toHaveLength(9);
      const hours = { step: 3600 as const, from: new Date(0), to: new Date(9e12) };
      const counts = (await catalog.traffic.list(id, hours)).map(({ predictions }) => predictions);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(9);
      expect(await catalog.versions.find(`${id}-9`)).toBeUndefined();
    });

    it('loses nothing that is asked where it goes to while it is copied, nor where its move is undone', async () => {
      const { stack } = world;
      await stack.catalog.projects.create({ id, name: id, classes: [], created: new Date(), policy: 'ask' });
      let asked = 0;
      const ask = async () => {
        // Who asks waits for these seconds (`held-catalog.ts`).
        if (await stack.catalog.leases.holder(HOLD)) return;
        await stack.catalog.predictions.add([aPrediction({ version: `${id}-9`, photo: `asked ${++asked}` })]);
      };
      let broken: 'put' | 'take' | undefined = 'put';
      const breakIn = (where: 'put' | 'take') => {
        if (broken === where) throw new Error('broken off');
      };
      const put = async (key: string, bytes: Uint8Array) => {
        await ask();
        await stack.objects.put(key, bytes);
        breakIn('put');
      };
      const carry = {
        ...stack.catalog.carry,
        async take(...given: Parameters<typeof stack.catalog.carry.take>) {
          await ask();
          await stack.catalog.carry.take(...given);
          await ask();
          breakIn('take');
        },
      };
      const moving = movingInto({ ...stack, catalog: { ...stack.catalog, carry }, objects: { ...stack.objects, put } });
      const photos = async (of: PlaceRecords) =>
        (await of.catalog.carry.predictions(id, 0, 500))
          .map(({ photo }) => photo)
          .filter((name) => /^asked/.test(name));
      const each = () => Array.from({ length: asked }, (_, at) => `asked ${at + 1}`).toSorted();
      expect(await world.end(await moving.move({ project: id, to: 'stack' }))).toMatchObject({ state: 'failed' });
      expect(await world.end(await moving.undo({ project: id }))).toMatchObject({ state: 'done' });
      expect((await photos(world.laptop)).toSorted()).toEqual(each());
      broken = 'take';
      expect(await world.end(await moving.move({ project: id, to: 'stack' }))).toMatchObject({ state: 'failed' });
      broken = undefined;
      expect(await world.end(await moving.move({ project: id, to: 'stack' }))).toMatchObject({ state: 'done' });
      expect(asked).toBeGreaterThan(30);
      expect((await photos(stack)).toSorted()).toEqual(each());
      const hours = { step: 3600 as const, from: new Date(0), to: new Date(9e12) };
      const counts = (await stack.catalog.traffic.list(id, hours)).map(({ predictions }) => predictions);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(asked + 8);
    });

    it('is refused while it is trained, also by another core, and where its name is taken', async () => {
      const busy = createMoving({ ...world.parts, trainNoMore: async () => undefined });
      await expect(busy.move({ project: id, to: 'stack' })).rejects.toMatchObject({
        code: 'project-trained',
      });
      await world.laptop.catalog.runs.change(runs[0]!, { state: 'running' });
      expect(await move('stack')).toMatchObject({ state: 'failed', error: { code: 'project-trained' } });
      expect(await world.end(await world.moving.undo({ project: id }))).toMatchObject({ state: 'done' });
      await world.stack.catalog.projects.create({ id, name: id, classes: [], created: new Date(), policy: 'ask' });
      await world.stack.catalog.photos.put(id, [aPhoto('theirs')]);
      await expect(move('stack')).rejects.toMatchObject({
        code: 'move-conflict',
        details: { case: 'name-stack', project: id },
      });
      expect(await world.stack.catalog.photos.list(id)).toHaveLength(1);
    });

    it('does not go back to where the rest of it lies still, as if that were another’s', async () => {
      await world.parts.places.put(id, 'stack');
      await world.parts.settings.put('moves', { [id]: { to: 'stack', stage: 'remove' } });
      await expect(move('laptop')).rejects.toMatchObject({ code: 'move-left' });
      expect(await allOf(world.laptop, id, runs)).toEqual(before);
      expect(await world.moving.state({ project: id })).toMatchObject({ moving: { to: 'stack', stage: 'remove' } });
    });

    it('takes nothing back from the one that is under way when it is asked for twice', async () => {
      let isKept = false;
      const trainNoMore = async () => {
        isKept = true;
        await systemClock.sleep(20);
        return async () => {
          isKept = false;
        };
      };
      const moving = createMoving({ ...world.parts, trainNoMore });
      const twice = [1, 2].map(() => moving.move({ project: id, to: 'stack' }));
      const asked = await Promise.allSettled(twice);
      expect(asked.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      const { job } = (await Promise.any(twice))!;
      expect(isKept).toBe(true);
      expect(world.jobs.get(job)).toMatchObject({ state: 'running' });
      await world.jobs.cancel(job);
    });

    it('knows what the file of a version must be, so that the last pass need not read it again', async () => {
      const { laptop } = world;
      const [version] = await laptop.catalog.versions.list(id);
      const belongings = await belongingsOf(laptop, id, await laptop.catalog.carry.read(id));
      const all = await objectsOf(laptop, id, belongings);
      const key = modelKey(version!.version);
      expect(all.find((one) => one.key === key)).toMatchObject({ hash: version!.sha256 });
    });

    it('brings what was tidied away where it goes to before anything named it there', async () => {
      const { stack } = world;
      const take = async (...given: Parameters<typeof stack.catalog.carry.take>) => {
        await stack.catalog.carry.take(...given);
        for (const key of Object.keys(objects).filter((one) => /^(photos|seen)\//.test(one)))
          await stack.objects.remove(key);
      };
      const carry = { ...stack.catalog.carry, take };
      const moving = movingInto({ ...stack, catalog: { ...stack.catalog, carry } });
      expect(await world.end(await moving.move({ project: id, to: 'stack' }))).toMatchObject({ state: 'done' });
      expect(await objectsIn(stack)).toEqual(objects);
    });

    it('leaves one of its name there as it was while it is copied, and where somebody worked on it meanwhile', async () => {
      const { stack } = world;
      await stack.catalog.projects.create({ id, name: id, classes: [], created: new Date(), policy: 'ask' });
      const gone: boolean[] = [];
      const take = async (...given: Parameters<typeof stack.catalog.carry.take>) => {
        gone.push((await stack.catalog.projects.find(id)) === undefined);
        await stack.catalog.carry.take(...given);
        await stack.catalog.photos.put(id, [aPhoto('theirs')]);
      };
      const carry = { ...stack.catalog.carry, take };
      const moving = movingInto({ ...stack, catalog: { ...stack.catalog, carry } });
      expect(await world.end(await moving.move({ project: id, to: 'stack' }))).toMatchObject({
        state: 'failed',
        error: { code: 'move-conflict' },
      });
      expect(gone).toEqual([false]);
      expect(await world.end(await moving.undo({ project: id }))).toMatchObject({ state: 'done' });
      expect(await stack.catalog.photos.list(id)).toHaveLength(1);
      expect(await stack.catalog.runs.list(id)).toEqual([]);
      expect(await stack.catalog.carry.predictions(id, 0, 1)).toEqual([]);
    });

    it('that was deleted while it was copied does not move as nothing', async () => {
      const { stack } = world;
      const put = async (key: string, bytes: Uint8Array) => {
        await stack.objects.put(key, bytes);
        await world.laptop.catalog.projects.remove(id);
      };
      const moving = movingInto({ ...stack, objects: { ...stack.objects, put } });
      expect(await world.end(await moving.move({ project: id, to: 'stack' }))).toMatchObject({
        state: 'failed',
        error: { code: 'not-found' },
      });
      expect((await moving.state({ project: id })).place).toBe('laptop');
    });

    it('says where it lives also where the rest of it stays', async () => {
      const { laptop } = world;
      const remove = async () => false;
      const from = { ...laptop, catalog: { ...laptop.catalog, carry: { ...laptop.catalog.carry, remove } } };
      const recordsOf = async (there: Place) => ({ laptop: from, stack: world.stack })[there];
      const moving = createMoving({ ...world.parts, recordsOf });
      expect(await world.end(await moving.move({ project: id, to: 'stack' }))).toMatchObject({
        state: 'failed',
        error: { code: 'move-left' },
      });
      expect(world.told).toContainEqual({ type: 'project.moved', project: id, place: 'stack' });
      // What Meadow forgets there meanwhile does not keep it there.
      await laptop.catalog.traffic.expire(new Date(9e12));
      expect(await move('stack')).toMatchObject({ state: 'done' });
      expect(await laptop.catalog.projects.find(id)).toBeUndefined();
    });

    it.each([true, false])('clears up where something was written after it had moved: brought %s', async (bring) => {
      const { laptop, stack } = world;
      const late = Buffer.from('a photo that came late');
      const hash = hashOf('a photo that came late');
      const [first, second] = (await laptop.catalog.photos.list(id)).filter(({ label }) => label === 'a');
      const relabel = (of: PlaceRecords, photo: string, to: string) =>
        of.catalog.edits.apply({
          project: id,
          kind: 'label',
          at: new Date(),
          by: 'ada',
          to,
          changes: [
            {
              project: id,
              hash: photo,
              before: { label: 'a', binned: undefined },
              after: { label: to, binned: undefined },
            },
          ],
        });
      const last = hashOf('a photo that came last');
      let calls = 0;
      const remove = async (...given: Parameters<typeof laptop.catalog.carry.remove>) => {
        calls += 1;
        if (calls === 2) {
          await laptop.objects.put(photoKey(last), Buffer.from('a photo that came last'));
          await laptop.catalog.photos.put(id, [{ ...aPhoto('last'), hash: last, bytes: 22, label: 'moss' }]);
        }
        if (calls === 3) {
          await laptop.catalog.carry.remove(...given);
          throw new Error('Killed.');
        }
        if (!(await laptop.catalog.photos.find(id, [hash])).length) {
          await laptop.objects.put(photoKey(hash), late);
          await laptop.catalog.photos.put(id, [{ ...aPhoto('late'), hash, bytes: late.length }]);
          await laptop.catalog.predictions.add([aPrediction({ version: `${id}-3`, photo: 'late.jpg' })]);
          await relabel(laptop, first!.hash, 'b');
          await relabel(laptop, second!.hash, 'b');
        }
        return laptop.catalog.carry.remove(...given);
      };
      const from = { ...laptop, catalog: { ...laptop.catalog, carry: { ...laptop.catalog.carry, remove } } };
      const moving = createMoving({ ...world.parts, recordsOf: async (there) => ({ laptop: from, stack })[there] });
      expect(await world.end(await moving.move({ project: id, to: 'stack' }))).toMatchObject({
        state: 'failed',
        error: { code: 'move-left' },
      });
      await relabel(stack, second!.hash, 'c');
      expect(await moving.left({ project: id })).toEqual({ photos: 1, labels: 1, trainings: 0, predictions: 1 });

      // More comes while it is cleared up; then it is killed.
      expect(await world.end(await moving.settle({ project: id, bring }))).toMatchObject({ state: 'failed' });
      expect(await laptop.catalog.projects.find(id)).toBeUndefined();
      expect(await world.end(await moving.settle({ project: id, bring }))).toMatchObject({ state: 'done' });
      expect(await moving.state({ project: id })).toEqual({ place: 'stack' });
      expect(await laptop.catalog.projects.find(id)).toBeUndefined();
      expect(Object.keys(await objectsIn(laptop))).toEqual(await shared(laptop));
      const labelOf = async (photo: string) => (await stack.catalog.photos.find(id, [photo]))[0]?.label;
      expect(await labelOf(first!.hash)).toBe(bring ? 'b' : 'a');
      expect(await labelOf(second!.hash)).toBe('c');
      expect(await labelOf(hash)).toBe(bring ? 'dandelion' : undefined);
      expect(await labelOf(last)).toBe(bring ? 'moss' : undefined);
      expect((await stack.catalog.projects.find(id))?.classes.includes('moss')).toBe(bring);
      if (bring) expect(Buffer.from(await stack.objects.get(photoKey(hash)))).toEqual(late);
      await expect(moving.settle({ project: id, bring })).rejects.toMatchObject({ code: 'bad-request' });
    });

    const there: Place[] = [];
    it.each([
      ['move-copy', 0],
      ['move-verify', 40],
      ['move-runs', 60],
      ['move-records', 0],
      ['move-records', 80],
      ['move-switch', 0],
      ['move-remove', 0],
    ] as const)('that is killed in %s, %d ms later, lives whole in one place, and goes on', async (stage, ms) => {
      await world.close();
      const killed = { ...settings, ...(stage !== 'move-runs' && { queue: 'killed.db' }) };
      const said = await killWhile(program, [JSON.stringify(killed), id, 'stack'], stage, ms);
      expect(said).toContain(stage);
      world = await openWorld(settings);
      const state = await world.moving.state({ project: id });
      there.push(place.parse(state.place));
      // What nobody could copy any more is nowhere lost.
      const lives = world[state.place];
      expect(await tellProject(lives.catalog, id)).toEqual(before.told);
      expect(await objectsIn(lives)).toMatchObject(objects);
      if (!said.includes('ended')) {
        expect(state.moving).toMatchObject({ to: 'stack' });
        const moved = await move('stack');
        expect([moved.state, moved.error]).toEqual(['done', undefined]);
      }
      await requireWholeIn('stack');
    });

    it('was killed before and after the switch', () => {
      if (there.length > 0) expect(new Set(there)).toEqual(new Set(['laptop', 'stack']));
    });

    it('that is killed and undone leaves nothing in the stack', async () => {
      await world.close();
      await killWhile(program, [JSON.stringify({ ...settings, queue: 'killed.db' }), id, 'stack'], 'move-runs', 100);
      world = await openWorld(settings);
      await world.stack.catalog.projects.create({
        id: other,
        name: other,
        classes: [],
        created: new Date(),
        policy: 'ask',
      });
      const photo = (await world.laptop.catalog.photos.list(other)).slice(0, 1);
      await world.stack.catalog.photos.put(other, photo);
      expect(await world.end(await world.moving.undo({ project: id }))).toMatchObject({ state: 'done' });
      expect(await world.moving.state({ project: id })).toEqual({ place: 'laptop' });
      expect(await objectsIn(world.laptop)).toEqual(objects);
      expect(await allOf(world.laptop, id, runs)).toEqual(before);
      expect(await world.stack.catalog.projects.find(id)).toBeUndefined();
      expect(await world.stack.catalog.runs.list(id)).toEqual([]);
      expect(Object.keys(await objectsIn(world.stack)).every((key) => key.includes(photo[0]!.hash))).toBe(true);
      await expect(world.moving.undo({ project: id })).rejects.toMatchObject({ code: 'bad-request' });
    });
  },
);
