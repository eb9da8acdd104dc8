import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ModelCard } from '../../contract/shapes/model.ts';
import type { PhotoRecord } from '../../services/ports/catalog/photos.ts';
import type { PredictionRecord } from '../../services/ports/catalog/predictions.ts';
import type { ProjectRecord } from '../../services/ports/catalog/projects.ts';
import type { VersionRecord } from '../../services/ports/catalog/versions.ts';
import type { Catalog } from '../../services/ports/catalog.ts';

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

export const aPrediction = (part: Partial<PredictionRecord> = {}): PredictionRecord => ({
  at: new Date('2026-03-01T10:00:00.123Z'),
  photo: 'IMG_20260301_100000.jpg',
  hash: hashOf('one'),
  version: 'dandelion-or-grass-1',
  verdict: 'dandelion',
  label: 'dandelion',
  scores: { dandelion: 0.75, grass: 0.25 },
  similarity: 0.8123,
  origin: 'window',
  ms: 12.3,
  ...part,
});

const aCard = (version: string, project: string): ModelCard => ({
  version,
  project,
  classes: [{ label: 'dandelion', photos: 10, test: 10, correct: 10, judgedBy: 'held-out' }],
  photos: { total: 10, train: 0, test: 10, leftOut: 0 },
  test: { correct: 10, total: 10, accuracy: 1, interval: [0.72, 1] },
  confusion: [[10, 0]],
  calibration: { temperature: 1, expectedError: 0, logLoss: 0.01 },
  neither: { threshold: 0.5, kept: 0.98 },
  limits: ['Small test.'],
  trained: { at: '2026-03-01T10:00:00.000Z', seconds: 4, runtime: 'onnx', seed: 1 },
  backbone: { name: 'efficientnet-lite0', sha256: hashOf('backbone') },
  data: 'Ten photos.',
});

export const aVersion = (version: string, project: string): VersionRecord => ({
  version,
  project,
  created: new Date('2026-03-01T10:00:00Z'),
  object: `models/${version}.meadow`,
  sha256: hashOf(version),
  card: aCard(version, project),
  run: undefined,
  snapshot: undefined,
});

export const aPhoto = (name: string, label = 'dandelion'): PhotoRecord => ({
  hash: hashOf(name),
  label,
  source: `/photos/${name}.jpg`,
  added: new Date('2026-03-01T10:00:00Z'),
  width: 640,
  height: 480,
  bytes: 123_456,
  by: 'somebody',
  binned: undefined,
});

const aProject = (id: string): ProjectRecord => ({
  id,
  name: `Project ${id}`,
  classes: ['dandelion', 'grass'],
  created: new Date('2026-03-01T10:00:00Z'),
  policy: 'ask',
});

/** A catalog for one test, and a way to close and open it again. */
export interface CatalogUnderTest {
  catalog: Catalog;
  reopen(): Promise<Catalog>;
  end(): Promise<void>;
}

/** What every catalog must do. */
export const catalogSuite = (name: string, open: () => Promise<CatalogUnderTest>): void => {
  describe(`catalog: ${name}`, () => {
    let tested: CatalogUnderTest;
    let catalog: Catalog;
    beforeEach(async () => {
      tested = await open();
      catalog = tested.catalog;
    });
    afterEach(() => tested.end());

    describe('projects', () => {
      it('lists what was created, oldest first, and finds it by id', async () => {
        await catalog.projects.create({ ...aProject('second'), created: new Date('2026-03-02T00:00:00Z') });
        await catalog.projects.create(aProject('first'));
        expect((await catalog.projects.list()).map(({ id }) => id)).toEqual(['first', 'second']);
        expect(await catalog.projects.find('first')).toEqual(aProject('first'));
        expect(await catalog.projects.find('third')).toBeUndefined();
      });

      it('refuses the same id twice and keeps the first', async () => {
        await catalog.projects.create(aProject('first'));
        const again = catalog.projects.create({ ...aProject('first'), name: 'Another' });
        await expect(again).rejects.toMatchObject({ code: 'bad-request' });
        expect(await catalog.projects.list()).toEqual([aProject('first')]);
      });
    });

    describe('photos', () => {
      beforeEach(async () => {
        await catalog.projects.create(aProject('first'));
        await catalog.projects.create(aProject('second'));
      });

      it('keeps a photo once a project, as it first came', async () => {
        await catalog.photos.put('first', [aPhoto('a'), aPhoto('b'), aPhoto('a', 'grass')]);
        await catalog.photos.put('first', [aPhoto('b', 'grass')]);
        await catalog.photos.put('second', [aPhoto('a')]);
        expect(await catalog.photos.count('first')).toBe(2);
        expect(new Set(await catalog.photos.list('first'))).toEqual(new Set([aPhoto('a'), aPhoto('b')]));
        expect(await catalog.photos.list('second')).toEqual([aPhoto('a')]);
      });

      it('keeps what a look at thousands of them said, each its own, and gives it page by page', async () => {
        const photos = Array.from({ length: 1200 }, (_, at) => aPhoto(`photo ${at}`));
        await catalog.photos.put('first', photos);
        await catalog.photos.put('second', photos.slice(0, 1));
        const blurry = photos.slice(0, 700).map(({ hash }, at) => ({
          hash,
          kind: 'blurry' as const,
          others: [],
          suggestion: undefined,
          strength: at / 700,
        }));
        const opinions = photos.map(({ hash }, at) => ({
          hash,
          guess: at % 3 === 0 ? undefined : `class ${at}`,
          doubt: at % 3 === 0 ? undefined : at / 1200,
        }));
        const at = new Date('2026-03-02T00:00:00Z');
        await catalog.findings.replace('first', blurry, opinions, at);
        expect(await catalog.findings.checked('first')).toEqual(at);
        const pages = await Promise.all(
          [0, 500].map((offset) => catalog.findings.list('first', 'blurry', { offset, limit: 500 })),
        );
        expect(pages.map((page) => page.length)).toEqual([500, 200]);
        expect(pages.flat()).toEqual(blurry.toReversed());
        const hashes = photos.map(({ hash }) => hash);
        const found = new Map((await catalog.photos.find('first', hashes)).map((photo) => [photo.hash, photo]));
        expect(hashes.map((hash) => ({ hash, guess: found.get(hash)?.guess, doubt: found.get(hash)?.doubt }))).toEqual(
          opinions,
        );
        expect((await catalog.photos.find('second', hashes))[0]).toMatchObject({ guess: undefined, doubt: undefined });
        await catalog.findings.dismiss('first', 'blurry', [hashes[699]!]);
        await catalog.findings.replace('first', blurry, [], at);
        expect(await catalog.findings.counts('first')).toEqual({ blurry: 699 });
      });

      it('takes thousands at once', async () => {
        const photos = Array.from({ length: 3000 }, (_, at) => aPhoto(`photo ${at}`));
        await catalog.photos.put('first', photos);
        expect(await catalog.photos.count('first')).toBe(3000);
      });

      it('knows no photos of an unknown project and takes none', async () => {
        await expect(catalog.photos.put('nowhere', [aPhoto('a')])).rejects.toMatchObject({ code: 'not-found' });
        expect(await catalog.photos.list('nowhere')).toEqual([]);
      });
    });

    describe('versions', () => {
      beforeEach(() => catalog.projects.create(aProject('first')));

      it('lists them newest last, all or those of a project', async () => {
        await catalog.projects.create(aProject('second'));
        const versions = [aVersion('first-1', 'first'), aVersion('second-1', 'second'), aVersion('first-2', 'first')];
        for (const version of versions) await catalog.versions.add(version);
        expect(await catalog.versions.list()).toEqual(versions);
        expect(await catalog.versions.list('first')).toEqual([versions[0], versions[2]]);
        expect(await catalog.versions.find('second-1')).toEqual(versions[1]);
        expect(await catalog.versions.find('second-2')).toBeUndefined();
      });

      it('keeps that the starter has no object', async () => {
        const starter = { ...aVersion('first-1', 'first'), object: undefined };
        await catalog.versions.add(starter);
        expect(await catalog.versions.find('first-1')).toEqual(starter);
      });

      it('writes a version once', async () => {
        await catalog.versions.add(aVersion('first-1', 'first'));
        const again = catalog.versions.add({ ...aVersion('first-1', 'first'), sha256: hashOf('other') });
        await expect(again).rejects.toMatchObject({ code: 'bad-request' });
        expect(await catalog.versions.list()).toEqual([aVersion('first-1', 'first')]);
      });
    });

    describe('a version that ships with Meadow', () => {
      const shipped = { ...aVersion('first-1', 'first'), object: undefined };
      beforeEach(() => catalog.projects.create(aProject('first')));

      it('follows the file it ships in, and keeps its place', async () => {
        await catalog.versions.add(shipped);
        await catalog.versions.add(aVersion('first-2', 'first'));
        const newer = { ...shipped, sha256: hashOf('newer'), card: { ...shipped.card, limits: ['Another.'] } };
        await catalog.versions.add(newer);
        expect(await catalog.versions.list()).toEqual([newer, aVersion('first-2', 'first')]);
      });

      it('never replaces a trained one, nor is replaced by one', async () => {
        await catalog.versions.add(shipped);
        await catalog.versions.add(aVersion('first-2', 'first'));
        for (const other of [aVersion('first-1', 'first'), { ...aVersion('first-2', 'first'), object: undefined }]) {
          await expect(catalog.versions.add(other)).rejects.toMatchObject({ code: 'bad-request' });
        }
        expect(await catalog.versions.list()).toEqual([shipped, aVersion('first-2', 'first')]);
      });
    });

    describe('settings', () => {
      it('keeps any JSON by name over a restart', async () => {
        await fc.assert(
          fc.asyncProperty(fc.string(), fc.jsonValue(), async (key, value) => {
            await catalog.settings.put(key, 'before');
            await catalog.settings.put(key, value);
            expect(await catalog.settings.get(key)).toEqual(JSON.parse(JSON.stringify(value)));
          }),
          { numRuns: 30 },
        );
        await catalog.settings.put('kept', { a: [1] });
        catalog = await tested.reopen();
        expect(await catalog.settings.get('kept')).toEqual({ a: [1] });
        expect(await catalog.settings.get('never set')).toBeUndefined();
      });
    });

    predictionTests(() => ({ catalog, reopen: async () => (catalog = await tested.reopen()) }));

    it('is sound, also after it gave back its free space', async () => {
      await catalog.predictions.add([aPrediction()]);
      await catalog.compact();
      expect(await catalog.check()).toEqual([]);
      expect(await catalog.predictions.search({}, { limit: 10 })).toHaveLength(1);
    });
  });
};

const predictionTests = (current: () => { catalog: Catalog; reopen: () => Promise<Catalog> }): void => {
  const records = () => current().catalog.predictions;
  const found = async (filter: Parameters<Catalog['predictions']['search']>[0]) =>
    (await records().search(filter, { limit: 100 })).map(({ photo }) => photo);

  describe('predictions', () => {
    it('gives back what was written, over a restart, whatever it was', async () => {
      const share = fc.integer({ min: 0, max: 65_535 }).map((steps) => steps / 65_535);
      const anyPrediction = fc.record({
        at: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2200-01-01') }),
        photo: fc.string({ unit: 'grapheme', maxLength: 40 }),
        hash: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex')),
        version: fc.string({ minLength: 1 }).map((text) => `${text}-1`),
        verdict: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
        label: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
        scores: fc.dictionary(fc.string({ minLength: 1 }), share, { maxKeys: 5, noNullPrototype: true }),
        similarity: fc.integer({ min: -10_000, max: 10_000 }).map((steps) => steps / 10_000),
        origin: fc.constantFrom('window' as const, 'api' as const, 'cli' as const),
        ms: fc.integer({ min: 0, max: 1_000_000 }).map((tenths) => tenths / 10),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(anyPrediction, { minLength: 1, maxLength: 5 }), async (predictions) => {
          await records().add(predictions);
          const stored = await records().search({}, { limit: predictions.length });
          const expected = predictions.map((made) => ({ ...made, project: made.version.slice(0, -2) })).reverse();
          expect(stored.map(({ id: _, ...made }) => made)).toEqual(expected);
        }),
        { numRuns: 60 },
      );
      const before = await records().search({}, { limit: 500 });
      await current().reopen();
      expect(await records().search({}, { limit: 500 })).toEqual(before);
    });

    it('keeps the best five scores', async () => {
      const scores = { a: 0.05, b: 0.3, c: 0.2, d: 0.15, e: 0.1, f: 0.2 };
      await records().add([aPrediction({ scores })]);
      const [stored] = await records().search({}, { limit: 1 });
      expect(Object.keys(stored?.scores ?? {})).toEqual(['b', 'c', 'f', 'd', 'e']);
      expect(stored?.scores.b).toBeCloseTo(0.3, 4);
    });

    it('pages newest first without gap or repetition', async () => {
      await records().add(Array.from({ length: 57 }, (_, at) => aPrediction({ photo: `${at}.jpg` })));
      const seen: string[] = [];
      let before: number | undefined;
      for (;;) {
        const page = await records().search({}, { limit: 10, ...(before !== undefined && { before }) });
        if (page.length === 0) break;
        seen.push(...page.map(({ photo }) => photo));
        before = page.at(-1)?.id;
      }
      expect(seen).toEqual(Array.from({ length: 57 }, (_, at) => `${56 - at}.jpg`));
    });

    it('finds by part of the name, hash, verdict, version, origin and time', async () => {
      const [a, b, c] = [hashOf('a'), hashOf('b'), hashOf('c')];
      await records().add([
        aPrediction({ photo: 'Meadow_1.jpg', hash: a, origin: 'cli', at: new Date('2026-03-01T00:00:00Z') }),
        aPrediction({ photo: '100%.jpg', hash: b, verdict: 'neither', at: new Date('2026-03-02T00:00:00Z') }),
        aPrediction({ photo: 'c\\d.jpg', hash: c, version: 'other-1', at: new Date('2026-03-03T00:00:00Z') }),
      ]);
      expect(await found({ text: 'meadow' })).toEqual(['Meadow_1.jpg']);
      expect(await found({ text: '_' })).toEqual(['Meadow_1.jpg']);
      expect(await found({ text: '0%' })).toEqual(['100%.jpg']);
      expect(await found({ text: '\\' })).toEqual(['c\\d.jpg']);
      expect(await found({ text: a.slice(0, 9) })).toEqual(['Meadow_1.jpg']);
      expect(await found({ text: b.toUpperCase() })).toEqual(['100%.jpg']);
      expect(await found({ text: `${a.slice(0, 9)}x` })).toEqual([]);
      expect(await found({ verdict: 'neither' })).toEqual(['100%.jpg']);
      expect(await found({ verdict: 'never said' })).toEqual([]);
      expect(await found({ version: 'other-1' })).toEqual(['c\\d.jpg']);
      expect(await found({ project: 'other' })).toEqual(['c\\d.jpg']);
      expect(await found({ project: 'other', origin: 'cli' })).toEqual([]);
      expect(await found({ project: 'none' })).toEqual([]);
      const { total, versions, oldest } = await records().summary({ project: 'other' });
      expect([total, versions, oldest]).toEqual([1, ['other-1'], new Date('2026-03-03T00:00:00Z')]);
      expect(await records().summary({ project: 'none' })).toMatchObject({ total: 0, versions: [] });
      expect(await found({ origin: 'cli' })).toEqual(['Meadow_1.jpg']);
      expect(await found({ from: '2026-03-02T00:00:00.000Z' })).toEqual(['c\\d.jpg', '100%.jpg']);
      expect(await found({ to: '2026-03-02T00:00:00.000Z' })).toEqual(['Meadow_1.jpg']);
      expect(await found({ verdict: 'dandelion', from: '2026-03-02T00:00:00.000Z' })).toEqual(['c\\d.jpg']);
      expect(await found({ text: '' })).toHaveLength(3);
    });

    it('finds exactly what a plain search through the names finds', async () => {
      const names = fc.array(fc.string({ unit: fc.constantFrom('a', 'B', '%', '_', '\\', 'é', ' ') }), {
        maxLength: 30,
      });
      const part = fc.string({ unit: fc.constantFrom('a', 'b', '%', '_', '\\', 'é'), minLength: 1, maxLength: 2 });
      await fc.assert(
        fc.asyncProperty(names, part, async (photos, text) => {
          await records().remove({ filter: {} });
          await records().add(photos.map((photo) => aPrediction({ photo, hash: '9'.repeat(64) })));
          const expected = photos.filter((photo) => photo.toLowerCase().includes(text)).reverse();
          expect(await found({ text })).toEqual(expected);
        }),
        { numRuns: 25 },
      );
    });

    it('sums up all, or those that are meant', async () => {
      await records().add([
        aPrediction({ at: new Date('2026-03-05T00:00:00Z') }),
        aPrediction({ at: new Date('2026-03-01T00:00:00Z'), version: 'other-1' }),
        aPrediction({ at: new Date('2026-03-03T00:00:00Z'), verdict: 'neither' }),
      ]);
      const all = await records().summary({});
      expect(all).toMatchObject({
        total: 3,
        verdicts: { dandelion: 2, neither: 1 },
        versions: ['dandelion-or-grass-1', 'other-1'],
        oldest: new Date('2026-03-01T00:00:00Z'),
      });
      expect(all.bytes).toBeGreaterThan(0);
      const some = await records().summary({ version: 'dandelion-or-grass-1' });
      expect(some).toMatchObject({
        total: 2,
        verdicts: { dandelion: 1, neither: 1 },
        versions: ['dandelion-or-grass-1'],
        oldest: new Date('2026-03-03T00:00:00Z'),
      });
      expect(some.bytes).toBeLessThan(all.bytes);
      const none = { total: 0, verdicts: {}, versions: [], bytes: 0 };
      expect(await records().summary({ verdict: 'never said' })).toEqual(none);
    });

    it('counts a verdict by the name of what every object has', async () => {
      await records().add([aPrediction({ verdict: 'constructor' }), aPrediction({ verdict: 'toString' })]);
      expect(Object.entries((await records().summary({})).verdicts).toSorted()).toEqual([
        ['constructor', 1],
        ['toString', 1],
      ]);
    });

    it('removes by id and by filter, and names the photos that nothing needs any more', async () => {
      const [a, b] = [hashOf('a'), hashOf('b')];
      await records().add([
        aPrediction({ photo: 'a1', hash: a }),
        aPrediction({ photo: 'a2', hash: a }),
        aPrediction({ photo: 'b1', hash: b }),
      ]);
      const [, , first] = await records().search({}, { limit: 3 });
      expect(await records().named([a, b, hashOf('c')])).toEqual(new Set([a, b]));
      expect(await records().remove({ ids: [first?.id ?? 0, 999_999] })).toEqual({ removed: 1, forgotten: [] });
      expect(await records().remove({ filter: { text: 'a2' } })).toEqual({ removed: 1, forgotten: [a] });
      expect(await found({})).toEqual(['b1']);
      expect(await records().remove({ filter: {} })).toEqual({ removed: 1, forgotten: [b] });
      expect(await records().named([a, b])).toEqual(new Set());
      expect(await records().summary({})).toEqual({ total: 0, verdicts: {}, versions: [], bytes: 0 });
    });

    it('never gives an id twice, so that a page cannot show another prediction', async () => {
      await records().add([aPrediction(), aPrediction()]);
      const [newest] = await records().search({}, { limit: 1 });
      await records().remove({ filter: {} });
      await records().add([aPrediction()]);
      const [next] = await records().search({}, { limit: 1 });
      expect(next?.id).toBeGreaterThan(newest?.id ?? 0);
    });

    it('expires what is older than the day, then the oldest above the most', async () => {
      const day = (at: number) => new Date(Date.UTC(2026, 2, at));
      await records().add(
        Array.from({ length: 1200 }, (_, at) => aPrediction({ photo: `old ${at}`, hash: hashOf('old'), at: day(1) })),
      );
      await records().add(Array.from({ length: 6 }, (_, at) => aPrediction({ photo: `new ${at}`, at: day(9) })));
      expect(await records().expire(day(5), 1000)).toEqual({ removed: 1200, forgotten: [hashOf('old')] });
      expect(await records().expire(day(5), 4)).toEqual({ removed: 2, forgotten: [] });
      expect(await found({})).toEqual(['new 5', 'new 4', 'new 3', 'new 2']);
      expect(await records().expire(day(5), 4)).toEqual({ removed: 0, forgotten: [] });
    });
  });
};
