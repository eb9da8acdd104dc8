import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../adapters/local/clock.ts';
import { createSqliteCatalog } from '../adapters/sql/sqlite/catalog.ts';
import type { PredictionRecord } from '../ports/catalog/predictions.ts';
import type { Catalog } from '../ports/catalog.ts';
import { createHeldCatalog } from './held-catalog.ts';
import { whileHeld } from './hold.ts';

const hash = 'ab'.repeat(32);
const aPrediction = (version: string): PredictionRecord => ({
  at: new Date(0),
  photo: 'one.jpg',
  hash,
  version,
  verdict: 'a',
  label: 'a',
  scores: { a: 1 },
  similarity: 1,
  origin: 'api',
  ms: 1,
});

describe('a project that is held while the last part of its move goes on', () => {
  let folder: string;
  let here: Catalog;
  let there: Catalog;
  let held: Catalog;
  let moved: boolean;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-held-'));
    here = await createSqliteCatalog(join(folder, 'here.db'));
    there = await createSqliteCatalog(join(folder, 'there.db'));
    for (const catalog of [here, there])
      for (const id of ['one', 'other'])
        await catalog.projects.create({ id, name: id, classes: [], created: new Date(0), policy: 'ask' });
    moved = false;
    const movedTo = async (project: string) => (moved && project === 'one' ? there : undefined);
    held = createHeldCatalog(here, { clock: systemClock, movedTo });
  });
  afterEach(async () => {
    await here.close();
    await there.close();
    await rm(folder, { recursive: true });
  });

  const during = (work: () => Promise<unknown>) =>
    whileHeld(here.leases, systemClock, 'one', new AbortController().signal, work);
  const counted = async (catalog: Catalog) => (await catalog.predictions.search({}, { limit: 10 })).length;

  it('takes changes when it is over, and those of others at once', async () => {
    let changed = false;
    let change: Promise<unknown> = Promise.resolve();
    await during(async () => {
      change = held.projects.change('one', { name: 'New' }).then(() => {
        changed = true;
      });
      await held.projects.change('other', { name: 'New' });
      expect((await here.projects.find('other'))?.name).toBe('New');
      expect(changed).toBe(false);
      expect((await held.projects.find('one'))?.name).toBe('one');
    });
    await change;
    expect((await here.projects.find('one'))?.name).toBe('New');
  });

  it('refuses changes where it has moved meanwhile, and makes predictions where it is now', async () => {
    let changes: Promise<unknown>[] = [];
    await during(async () => {
      changes = [
        expect(held.projects.change('one', { name: 'New' })).rejects.toMatchObject({ code: 'project-moving' }),
        held.predictions.add([aPrediction('one-1'), aPrediction('other-1')]),
        held.traffic.add([aPrediction('one-1')]),
      ];
      await new Promise((resolve) => setImmediate(resolve));
      moved = true;
    });
    await Promise.all(changes);
    expect((await here.projects.find('one'))?.name).toBe('one');
    expect([await counted(here), await counted(there)]).toEqual([1, 1]);
    const range = { step: 3600 as const, from: new Date(0), to: new Date(9e12) };
    expect((await there.traffic.list('one', range))[0]?.predictions).toBe(2);
    expect(await here.traffic.list('one', range)).toEqual([]);
  });

  it('takes the journal of a predictor once, each prediction where its project is', async () => {
    moved = true;
    const entries = [{ number: 1, predictions: [aPrediction('one-1'), aPrediction('other-1')] }];
    const part = { boot: 'boot', entries, at: new Date(1) };
    expect(await held.journals.take(part, true)).toBe(2);
    expect(await held.journals.take(part, true)).toBe(0);
    expect([await counted(here), await counted(there)]).toEqual([1, 1]);
    expect(await held.journals.last('boot')).toBe(1);
  });

  it('is held by one alone', async () => {
    await during(async () => {
      const signal = AbortSignal.timeout(600);
      const other = whileHeld(here.leases, systemClock, 'other', signal, async () => 'too soon');
      await expect(other).rejects.toThrow();
    });
    await during(async () => undefined);
  });
});
