import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSqliteCatalog } from '../adapters/sql/sqlite/catalog.ts';
import type { Catalog } from '../ports/catalog.ts';
import { createPlaces } from './places.ts';

let folder: string;
let catalog: Catalog;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-places-'));
  catalog = await createSqliteCatalog(join(folder, 'meadow.db'));
});
afterEach(async () => {
  await catalog.close();
  await rm(folder, { recursive: true });
});

it('has every project on the laptop until it is moved, and again when it is moved back', async () => {
  const places = createPlaces(catalog.settings);
  expect(await places.of('ants')).toBe('laptop');
  await places.put('ants', 'stack');
  expect(await places.of('ants')).toBe('stack');
  expect(await places.of('bees')).toBe('laptop');
  expect([...(await places.inStack())]).toEqual(['ants']);
  await places.put('ants', 'laptop');
  expect([...(await places.inStack())]).toEqual([]);
});

it('loses no switch of several at once, and keeps them', async () => {
  const places = createPlaces(catalog.settings);
  await Promise.all(['ants', 'bees', 'wasps'].map((project) => places.put(project, 'stack')));
  expect([...(await createPlaces(catalog.settings).inStack())].toSorted()).toEqual(['ants', 'bees', 'wasps']);
});

it('writes nothing where nothing moves', async () => {
  await createPlaces(catalog.settings).forget('ants');
  await createPlaces(catalog.settings).put('ants', 'laptop');
  expect(await catalog.settings.get('places')).toBeUndefined();
});
