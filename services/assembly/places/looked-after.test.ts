import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSqliteCatalog } from '../../adapters/sql/sqlite/catalog.ts';
import { createUnfinishedMoves } from '../../moving/unfinished.ts';
import { createPlaces } from '../../places/places.ts';
import type { Ground } from '../ground.ts';
import { lookedAfter } from './looked-after.ts';

it('leaves alone what a move has left, and nothing else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-looked-after-'));
  const catalog = await createSqliteCatalog(join(folder, 'meadow.db'));
  const places = createPlaces(catalog.settings);
  for (const id of ['ants', 'bees', 'wasps'])
    await catalog.projects.create({ id, name: id, classes: [], created: new Date(), policy: 'ask' });
  await places.put('ants', 'stack');
  await createUnfinishedMoves(catalog.settings).put('ants', { to: 'stack', stage: 'remove' });
  // Whose copy is only being made lives here.
  await createUnfinishedMoves(catalog.settings).put('bees', { to: 'stack', stage: 'copy' });
  const own = { catalog } as Ground['own'];
  const { projects } = lookedAfter({ catalog, own, place: 'laptop', places });
  expect((await projects.list()).map(({ id }) => id)).toEqual(['bees', 'wasps']);
  await catalog.close();
  await rm(folder, { recursive: true });
});
