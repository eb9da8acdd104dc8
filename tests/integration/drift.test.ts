import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alertSettings } from '../../contract/shapes/alert.ts';
import { readSet, splitSet } from '../../scripts/bench/drift/read-set.ts';
import { drawEvenly, type Stock, shifts, stockOf } from '../../scripts/bench/drift/shifts.ts';
import { trainOn } from '../../scripts/bench/drift/train-on.ts';
import { shiftedIn, untilRaised } from '../../scripts/bench/drift/until-raised.ts';
import { startInference } from '../../services/assembly/inference.ts';
import type { Looked, Usual } from '../../services/domain/drift/looked.ts';
import { createRandom } from '../../services/domain/random.ts';

const PHOTOS = process.env.MEADOW_TEST_PHOTOS;
const INSECTS = PHOTOS !== undefined && existsSync(join(PHOTOS, 'ants-vs-bees'));
const settings = alertSettings.parse({});
const quiet = () => {};
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };

describe.skipIf(!INSECTS)('drift, on real photos (MEADOW_TEST_PHOTOS with ants-vs-bees)', () => {
  let folder: string;
  let stock: Stock;
  let usual: Usual;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-drift-'));
    const { part, rest } = splitSet(await readSet(join(PHOTOS ?? '', 'dandelion-vs-grass')), { each: 60, seed: 1 });
    const insects = await readSet(join(PHOTOS ?? '', 'ants-vs-bees'));
    const made = await trainOn(part, folder, 'meadow');
    usual = made.usual;
    const inference = await startInference({ runtime: 'auto', log, workers: 2 });
    try {
      stock = await stockOf(inference, made.model, {
        photos: splitSet(rest, { each: 40, seed: 2 }).part,
        strangers: insects.slice(0, 40).map(({ bytes }) => bytes),
        random: createRandom(3),
      });
    } finally {
      await inference.close();
    }
  }, 240_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const draw = (random: () => number) => (): Looked => drawEvenly(stock.usual, random);

  it('knows from its training what is usual in every respect', () => {
    expect(usual).toMatchObject({ photos: 120, mix: { dandelion: 0.5, grass: 0.5 } });
    for (const measure of ['similarity', 'light', 'sharpness'] as const) expect(usual[measure]).toHaveLength(101);
  });

  it.each(shifts)('raises within 50 photos: $name', (shift) => {
    const random = createRandom(4);
    const after = [0, 1, 2, 3].map((round) =>
      untilRaised(
        { usual, settings, by: shift.by, most: 50 },
        { usual: draw(random), shifted: () => shift.draw(stock, random, round) },
      ),
    );
    expect(after).not.toContain(undefined);
  });

  it('raises at most one false alarm in 20 windows without a shift', () => {
    const random = createRandom(5);
    const windows = Array.from({ length: 20 }, () => Array.from({ length: 50 }, draw(random)));
    expect(windows.filter((window) => shiftedIn(window, usual, settings).length > 0).length).toBeLessThan(2);
  });
});
