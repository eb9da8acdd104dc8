import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyOfSentence } from '../../renderer/pages/models/card-sentences.ts';
import { makeStarter, type Starter, starterReadme } from '../../scripts/make-starter.ts';
import { limitsOnCard } from '../../services/domain/card-limits.ts';
import type { Model } from '../../services/domain/model.ts';
import { readModel } from '../../services/domain/model-file.ts';
import { PHOTOS } from './training/photo-folders.ts';

const folder = new URL('../../models/starter/', import.meta.url);

interface StarterFacts {
  version: string;
  file: string;
  sha256: string;
}

async function shipped(): Promise<{ facts: StarterFacts; model: Model }> {
  const facts: StarterFacts = JSON.parse(await readFile(new URL('starter.json', folder), 'utf8'));
  return { facts, model: readModel(await readFile(new URL(facts.file, folder)), facts.sha256) };
}

describe('the starter model', () => {
  it('is the file its facts name, with a card, and references that are public addresses', async () => {
    const { facts, model } = await shipped();
    expect(model.version).toBe(facts.version);
    expect(model.classes).toEqual(['dandelion', 'grass']);
    expect(model.references.urls).toHaveLength(320);
    for (const url of model.references.urls) {
      expect(url).toMatch(
        /^https:\/\/raw\.githubusercontent\.com\/btphan95\/greenr-airflow\/refs\/heads\/master\/data\/(dandelion|grass)\/\d{8}\.jpg$/,
      );
    }
    expect(model.card.limits.length).toBeGreaterThan(4);
    expect(model.card.trained).not.toHaveProperty('at');
    const written = limitsOnCard(model.card).flatMap((limit) => (limit.code === 'note' ? [limit.text] : []));
    expect(written).toHaveLength(3);
    for (const text of [model.card.data, ...written]) expect(keyOfSentence(text), text).toBeDefined();
  });

  it('is described by its README', async () => {
    const { facts, model } = await shipped();
    const text = await readFile(new URL('README.md', folder), 'utf8');
    expect(text).toBe(starterReadme({ ...facts, card: model.card }));
  });
});

describe.skipIf(!PHOTOS)('the starter model, made anew (MEADOW_TEST_PHOTOS)', () => {
  let home: string;
  let made: Starter;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'meadow-starter-'));
    made = await makeStarter(join(PHOTOS ?? '', 'dandelion-vs-grass'), home);
  }, 240_000);
  afterAll(() => rm(home, { recursive: true, force: true }));

  it('is what this code makes of the shared photos', async () => {
    const { model } = await shipped();
    const fresh = readModel(made.bytes, made.sha256);
    // Another processor may round the last bit of an embedding otherwise; what follows from it must stay the same.
    const close = { calibration: expect.anything(), neither: expect.anything(), usual: expect.anything() };
    expect(fresh.card).toEqual({ ...model.card, ...close });
    for (const measure of ['similarity', 'light', 'sharpness'] as const)
      for (const [at, value] of fresh.card.usual![measure]!.entries())
        expect(value).toBeCloseTo(model.card.usual![measure]![at]!, 2);
    expect(fresh.references.photos).toEqual(model.references.photos);
    expect(fresh.references.urls).toEqual(model.references.urls);
    expect(fresh.temperature).toBeCloseTo(model.temperature, 2);
    expect(fresh.neither.unlike).toBeCloseTo(model.neither.unlike, 2);
    for (const [at, weight] of fresh.head.weights.entries()) expect(weight).toBeCloseTo(model.head.weights[at]!, 1);
  });
});
