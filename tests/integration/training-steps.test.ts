import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSqliteCatalog } from '../../services/adapters/sql/sqlite/catalog.ts';
import { readWeights, startBackbone } from '../../services/assembly/backbone.ts';
import { lastLayerOf } from '../../services/domain/last-layer.ts';
import { readModel } from '../../services/domain/model-file.ts';
import { verifyProbes } from '../../services/domain/probes.ts';
import { loadGateOf, loadMarkOf, loadTestsOf } from '../../services/domain/project-settings.ts';
import type { Catalog } from '../../services/ports/catalog.ts';
import { ingestedShape } from '../../services/steps/run-shapes.ts';
import { measuredLoad } from './training/measured-load.ts';
import { fillFolder, PHOTOS, photosOf, smallMeadow } from './training/photo-folders.ts';
import { laySeenPhotos } from './training/seen-photos.ts';
import { ALL, askFor, runStepsAlone, startSteps } from './training/step-process.ts';

const NONE = { timeout: 120_000 };

describe.skipIf(!PHOTOS)('the steps of a training, on real photos (MEADOW_TEST_PHOTOS)', NONE, () => {
  let folder: string;
  let home: string;
  let photos: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-steps-'));
    [home, photos] = [join(folder, 'home'), join(folder, 'photos')];
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function withCatalog<T>(use: (catalog: Catalog) => Promise<T>): Promise<T> {
    const catalog = await createSqliteCatalog(join(home, 'meadow.db'));
    return use(catalog).finally(() => catalog.close());
  }

  it('run each alone, say one short line, and have nothing to do the second time', async () => {
    await askFor(home, 'first', await smallMeadow(photos, 0, 12));
    const lines: string[] = [];
    for (const step of ALL) {
      const { code, said, line } = await runStepsAlone(home, 'first', [step]);
      expect({ step, code, run: said.run }).toEqual({ step, code: 0, run: 'first' });
      expect(Buffer.byteLength(line)).toBeLessThan(4096);
      expect(line.trim().split('\n')).toHaveLength(1);
      lines.push(line);
    }
    for (const [at, step] of ALL.entries()) expect((await runStepsAlone(home, 'first', [step])).line).toBe(lines[at]);
    await withCatalog(async ({ versions }) => {
      const all = await versions.list('meadow');
      expect(all.map(({ version }) => version)).toEqual(['meadow-1']);
      expect(all[0]?.card.classes.map(({ label, photos, judgedBy }) => [label, photos, judgedBy])).toEqual([
        ['dandelion', 12, 'cross-validated'],
        ['grass', 12, 'cross-validated'],
      ]);
      expect(all[0]?.card.test.total).toBe(24);
      expect(all[0]?.card.test.correct).toBeGreaterThan(20);
      expect(Object.keys(all[0]?.card.usual ?? {})).toEqual(['similarity', 'light', 'sharpness']);
    });
    // Who embeds a photo looks at it too, so that no check has to decode it again.
    const looks = await readdir(join(home, 'objects', 'embeddings', 'look-1'), { recursive: true });
    expect(looks.filter((path) => /[0-9a-f]{64}$/.test(path))).toHaveLength(24);
  });

  it('go on where the try that made the project was cut short between its classes', async () => {
    await askFor(home, 'first', await smallMeadow(photos, 0, 8));
    expect((await runStepsAlone(home, 'none', ['ingest'])).code).toBe(65);
    await withCatalog(({ projects }) =>
      projects.create({ id: 'meadow', name: 'meadow', classes: ['dandelion'], created: new Date(), policy: 'ask' }),
    );
    expect((await runStepsAlone(home, 'first', ['ingest'])).said).toMatchObject({ error: { code: 'labels-differ' } });
    await writeFile(join(home, 'objects/runs/first/made.json'), '{"project":"meadow"}');
    expect(await runStepsAlone(home, 'first', ['ingest'])).toMatchObject({ code: 0, said: { added: 16 } });
  });

  it('make the same file of the same photos, wherever these lie and however they are named', async () => {
    await askFor(home, 'a', await smallMeadow(photos, 0, 8));
    const other = join(folder, 'other');
    await askFor(other, 'b', await smallMeadow(join(folder, 'elsewhere'), 0, 8, 'zebra'));
    const upToFile = ALL.slice(0, 6);
    const [one, two] = [await runStepsAlone(home, 'a', upToFile), await runStepsAlone(other, 'b', upToFile)];
    expect(one.said.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(two.said.sha256).toBe(one.said.sha256);
  });

  it('train the last layer too where a deep training is asked for; the gate compares such a version with a quick one', {
    timeout: 300_000,
  }, async () => {
    await laySeenPhotos(join(home, 'objects'));
    await askFor(home, 'deep', await smallMeadow(photos, 0, 10), { mode: 'deep' });
    const { said } = await runStepsAlone(home, 'deep');
    expect(said).toMatchObject({ version: 'meadow-1', live: 'yes' });
    const file = await readFile(join(home, 'objects', 'models', 'meadow-1.meadow'));
    const model = readModel(file, sha256Of(file));
    const own = lastLayerOf(await readWeights());
    expect(model.tuned?.weights.some((weight, at) => weight !== own.weights[at])).toBe(true);
    expect(model.card.trained.recipe).toBe('deep');
    expect(model.card.usual?.similarity).toHaveLength(101);
    // As a predictor does: it verifies the version's probes, and judges by the version's own layer.
    for (const runtime of ['onnx', 'tfjs-wasm'] as const) {
      const backbone = await startBackbone(runtime);
      await verifyProbes(model, (views) => backbone.features(views, model.tuned), process.arch);
      await expect(verifyProbes(model, backbone.features, process.arch)).rejects.toThrow('answers differently');
      await backbone.dispose();
    }
    await askFor(home, 'quick', await smallMeadow(join(folder, 'more'), 10, 14));
    expect((await runStepsAlone(home, 'quick')).said).toMatchObject({ version: 'meadow-2' });
    await withCatalog(async ({ gates }) => {
      const report = await gates.find('meadow-2');
      expect(report?.champion).toBe('meadow-1');
      expect(report?.checks.map(({ name }) => name)).toContain('latency');
    });
  });

  it('refuse a version that would miss the pass mark, by a load test of another one, where the gate is to look at that', async () => {
    await askFor(home, 'a', await smallMeadow(photos, 0, 6));
    await runStepsAlone(home, 'a');
    await withCatalog(async ({ settings }) => {
      await settings.put(loadTestsOf('meadow'), [measuredLoad('gone-1', 5), measuredLoad('meadow-1', 400)]);
      await settings.put(loadMarkOf('meadow'), { p95: 100, users: 4, errors: 0 });
      await settings.put(loadGateOf('meadow'), true);
    });
    await askFor(home, 'b', await smallMeadow(join(folder, 'more'), 6, 8));
    expect((await runStepsAlone(home, 'b')).said).toMatchObject({ version: 'meadow-2' });
    await withCatalog(async ({ gates, settings }) => {
      const report = await gates.find('meadow-2');
      expect(report?.passed).toBe(false);
      expect(report?.reason).toMatch(/; too slow: p95 \d+ ms, mark 100 ms$/);
      const check = report?.checks.find(({ name }) => name === 'mark');
      expect(check).toMatchObject({ passed: false, details: { tested: 'meadow-1', testedP95: 400, users: 4 } });
      await settings.put(loadGateOf('meadow'), false);
    });
    await askFor(home, 'c', await smallMeadow(join(folder, 'yet'), 8, 9));
    await runStepsAlone(home, 'c');
    await withCatalog(async ({ gates }) => {
      expect((await gates.find('meadow-3'))?.checks.map(({ name }) => name)).not.toContain('mark');
    });
  });

  it('embed only photos that are new, and count versions up', async () => {
    await askFor(home, 'a', await smallMeadow(photos, 0, 6));
    await runStepsAlone(home, 'a');
    await askFor(home, 'b', await smallMeadow(join(folder, 'more'), 6, 8));
    expect((await runStepsAlone(home, 'b', ALL.slice(0, 3))).said).toMatchObject({ embedded: 4, cached: 12 });
    expect((await runStepsAlone(home, 'b')).said).toMatchObject({ version: 'meadow-2' });
  });

  it('leave aside what is broken, foreign or labelled twice, and say so', async () => {
    await smallMeadow(photos, 0, 6);
    const [twice, broken] = await photosOf('dandelion-vs-grass', 'dandelion').then((all) => all.slice(20));
    await fillFolder(photos, 'dandelion', [twice!], 'twice');
    await fillFolder(photos, 'grass', [twice!, broken!], 'odd');
    await truncate(join(photos, 'grass', 'odd-1.jpg'), 3000);
    await writeFile(join(photos, 'grass', 'notes.txt'), 'Nothing to see.');
    await writeFile(join(photos, 'grass', '.DS_Store'), '');
    await askFor(home, 'a', photos);
    expect((await runStepsAlone(home, 'a', ['ingest'])).said).toMatchObject({ photos: 12, added: 13, skipped: 4 });
    // Who knows better can say which of the two labels is meant: the photo waits for one.
    await withCatalog(async ({ photos: kept }) => {
      expect(await kept.count('meadow')).toBe(12);
      expect((await kept.counts('meadow')).unlabelled).toBe(1);
    });
    const { skipped } = ingestedShape.parse(
      JSON.parse(await readFile(join(home, 'objects/runs/a/ingest.json'), 'utf8')),
    );
    const said = new Map(skipped.map(({ photo, message }) => [photo.slice(photos.length + 1), message]));
    expect(said.get(join('grass', 'odd-1.jpg'))).toMatch(/^The photo is damaged or incomplete\./);
    expect(said.get(join('grass', 'notes.txt'))).toMatch(/not a photo Meadow can read/);
    expect(said.get(join('dandelion', 'twice-0.jpg'))).toMatch(
      /^The same photo is in "dandelion" and "grass"; it has no label now\./,
    );
    expect(said.get(join('grass', 'odd-0.jpg'))).toMatch(
      /^The same photo is in "dandelion" and "grass"; it has no label now\./,
    );
  });

  it('take photos as any are taken: a class in whatever case, with a small picture, as one thing that can be undone', async () => {
    await askFor(home, 'first', await smallMeadow(photos, 0, 5));
    await runStepsAlone(home, 'first', ['ingest']);
    await fillFolder(join(folder, 'more'), 'Grass', (await photosOf('dandelion-vs-grass', 'grass')).slice(5, 7));
    await askFor(home, 'second', join(folder, 'more'));
    expect((await runStepsAlone(home, 'second', ['ingest'])).said).toMatchObject({ photos: 12, added: 2, skipped: 0 });
    await withCatalog(async ({ edits, photos: kept, projects }) => {
      expect((await projects.find('meadow'))?.classes).toEqual(['dandelion', 'grass']);
      const { undo } = await edits.ends('meadow');
      expect([undo?.kind, undo?.changes.length]).toEqual(['add', 2]);
      const { hash } = undo!.changes[0]!;
      expect(await readdir(join(home, 'thumbnails'), { recursive: true })).toContainEqual(
        expect.stringContaining(hash),
      );
      await edits.undo('meadow', new Date());
      expect(await kept.count('meadow')).toBe(10);
    });
  });

  it('refuse too few photos and foreign labels with a sentence, and change nothing', async () => {
    await smallMeadow(photos, 0, 6);
    await fillFolder(photos, 'moss', (await photosOf('dandelion-vs-grass', 'grass')).slice(20, 22));
    await askFor(home, 'few', photos);
    const few = await runStepsAlone(home, 'few');
    expect(few.code).toBe(65);
    expect(few.said.error).toMatchObject({
      code: 'too-few-photos',
      message: 'The class "moss" has 2 photos; it takes at least 5.',
    });
    await withCatalog(async (catalog) => expect(await catalog.projects.list()).toEqual([]));

    await askFor(home, 'first', await smallMeadow(join(folder, 'good'), 0, 6));
    await runStepsAlone(home, 'first', ['ingest']);
    await askFor(home, 'foreign', photos);
    const foreign = await runStepsAlone(home, 'foreign');
    expect(foreign.code).toBe(65);
    expect(foreign.said.error).toMatchObject({
      code: 'labels-differ',
      message: 'The project "meadow" has no class "moss"; its classes are dandelion, grass.',
    });
    await withCatalog(async (catalog) => expect(await catalog.photos.count('meadow')).toBe(12));
  });

  it('say what a folder must be, where it is none', async () => {
    await askFor(home, 'a', join(folder, 'nowhere'));
    const { code, said } = await runStepsAlone(home, 'a');
    expect(code).toBe(65);
    expect(said.error).toMatchObject({ code: 'bad-request', retry: false });
  });

  it.each([
    // Windows ends it in the middle either way.
    { signal: 'SIGTERM', code: process.platform === 'win32' ? null : 75 },
    { signal: 'SIGKILL', code: null },
  ] as const)('go on after $signal where they were, and come to the same', async ({ signal, code }) => {
    await askFor(home, 'a', await smallMeadow(photos, 0, 10));
    await askFor(join(folder, 'other'), 'a', photos);
    await laySeenPhotos(join(folder, 'other', 'objects'));
    const { child, end } = startSteps(home, 'a', ALL);
    const embeddings = join(home, 'objects', 'embeddings');
    const count = async () =>
      (await readdir(embeddings, { recursive: true }).catch(() => [])).filter(isEmbedding).length;
    while ((await count()) < 3) await setTimeout(20);
    child.kill(signal);
    expect((await end).code).toBe(code);
    const before = await count();
    expect(before).toBeLessThan(20);
    const resumed = await runStepsAlone(home, 'a', ALL.slice(0, 3));
    expect(resumed.said).toMatchObject({ embedded: 20 - before, cached: before });
    const [one, two] = [await runStepsAlone(home, 'a'), await runStepsAlone(join(folder, 'other'), 'a')];
    expect(two.said.sha256).toBe(one.said.sha256);
  });
});

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
/** Of the views; how a photo was taken is kept beside them, and before them. */
const isEmbedding = (path: string): boolean => /views-1.*[0-9a-f]{64}$/.test(path);
