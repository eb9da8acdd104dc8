import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ModelCard } from '../../contract/shapes/model.ts';
import { systemClock } from '../adapters/local/clock.ts';
import { createFileObjectStore } from '../adapters/local/object-store.ts';
import { createSqliteCatalog } from '../adapters/sql/sqlite/catalog.ts';
import type { Catalog } from '../ports/catalog.ts';
import { promote } from './promote.ts';
import { writeRecord } from './run-records.ts';
import type { Gated, Request } from './run-shapes.ts';
import type { StepContext } from './step.ts';

const project = { id: 'meadow', name: 'Meadow' };

describe('the step that makes a version live', () => {
  let folder: string;
  let catalogs: [Catalog, Catalog];
  const objects = () => createFileObjectStore(join(folder, 'objects'));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-promote-'));
    const open = () => createSqliteCatalog(join(folder, 'meadow.db'));
    catalogs = [await open(), await open()];
    await catalogs[0].projects.create({ ...project, classes: ['a', 'b'], created: new Date(), policy: 'ask' });
  });
  afterEach(async () => {
    for (const catalog of catalogs) await catalog.close();
    await rm(folder, { recursive: true });
  });

  const gated = async (run: string, gate: Partial<Gated>, policy: Request['policy'] = 'by-itself') => {
    // Nobody reads its card.
    const made = {
      project: project.id,
      created: new Date(),
      object: run,
      sha256: 'a'.repeat(64),
      card: {} as ModelCard,
    };
    await catalogs[0].versions.add({ ...made, version: run, run, snapshot: undefined });
    await writeRecord(objects(), run, 'request', { project, policy });
    await writeRecord(objects(), run, 'gate', { version: run, passed: true, reason: 'Not worse.', ...gate });
  };
  const step = (run: string, catalog = catalogs[0]) => {
    const context = { run, catalog, objects: objects(), clock: systemClock, report: () => undefined };
    // The step needs no more than this.
    return promote(context as unknown as StepContext);
  };
  const champion = async () => (await catalogs[1].live.champion('meadow'))?.version;

  it('does so where the gate agrees and nobody is to be asked; again it changes nothing', async () => {
    await gated('meadow-1', {});
    expect(await step('meadow-1')).toEqual({ version: 'meadow-1', live: true });
    await gated('meadow-2', { champion: 'meadow-1' });
    expect(await step('meadow-2')).toEqual({ version: 'meadow-2', live: true });
    expect(await step('meadow-2')).toEqual({ version: 'meadow-2', live: true });
    expect((await catalogs[0].live.history('meadow')).map(({ how, by, reason }) => [how, by, reason])).toEqual([
      ['gate', 'Meadow', 'Not worse.'],
      ['gate', 'Meadow', 'Not worse.'],
    ]);
  });

  it('leaves it as challenger where the gate refused, a person is to be asked, or another went live since', async () => {
    await gated('meadow-1', {}, 'ask');
    expect(await step('meadow-1')).toMatchObject({ live: true });
    await gated('meadow-2', { champion: 'meadow-1' }, 'ask');
    await gated('meadow-3', { champion: 'meadow-1', passed: false });
    await gated('meadow-4', { champion: 'meadow-0' });
    for (const run of ['meadow-2', 'meadow-3', 'meadow-4']) expect(await step(run)).toMatchObject({ live: false });
    expect(await champion()).toBe('meadow-1');
  });

  it('lets one of several win that end at once', async () => {
    await gated('meadow-1', {});
    await step('meadow-1');
    const runs = Array.from({ length: 6 }, (_, at) => `meadow-${at + 2}`);
    for (const run of runs) await gated(run, { champion: 'meadow-1' });
    const ends = await Promise.all(runs.map((run, at) => step(run, catalogs[at % 2 ? 1 : 0])));
    const won = ends.filter(({ live }) => live);
    expect(won.map(({ version }) => version)).toEqual([await champion()]);
  });
});
