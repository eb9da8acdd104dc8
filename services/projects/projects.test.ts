import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MeadowEvent } from '../../contract/events.ts';
import { systemClock } from '../adapters/local/clock.ts';
import { createSqliteCatalog } from '../adapters/sqlite/catalog.ts';
import type { Catalog } from '../ports/catalog.ts';
import { createProjects, type Projects } from './projects.ts';

const meadow = { id: 'dandelion-or-grass', name: 'Dandelion or grass', classes: ['dandelion', 'grass'] };
const insects = { id: 'insects', name: 'Insects', classes: ['ant', 'bee'] };

describe('projects', () => {
  let folder: string;
  let catalog: Catalog;
  let projects: Projects;
  let told: MeadowEvent[];
  let chosen: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-projects-'));
    catalog = await createSqliteCatalog(join(folder, 'meadow.db'));
    told = [];
    chosen = meadow.id;
    projects = createProjects({
      catalog,
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
    expect(await projects.list()).toEqual([{ ...meadow, photos: 0, current: true }]);
  });

  it('tell how many photos they have and which is worked on', async () => {
    await projects.ensure(meadow);
    await projects.ensure(insects);
    const photo = {
      label: 'ant',
      source: 'ant.jpg',
      added: new Date(),
      by: 'me',
      width: 1,
      height: 1,
      bytes: 1,
      binned: undefined,
    };
    await catalog.photos.put(insects.id, [{ ...photo, hash: '0'.repeat(64) }]);
    await projects.select({ project: insects.id });
    expect(await projects.list()).toEqual([
      { ...meadow, photos: 0, current: false },
      { ...insects, photos: 1, current: true },
    ]);
    expect((await projects.current()).name).toBe('Insects');
    expect(told).toEqual([{ type: 'project.selected', project: insects.id }]);
  });

  it('cannot be selected where there is none, and the current one stays', async () => {
    await projects.ensure(meadow);
    await expect(projects.select({ project: 'nowhere' })).rejects.toMatchObject({ code: 'not-found' });
    expect([chosen, told]).toEqual([meadow.id, []]);
  });

  it('fall back to the oldest where the settings name one that is gone', async () => {
    await projects.ensure(insects);
    expect((await projects.current()).id).toBe(insects.id);
    expect((await projects.list())[0]?.current).toBe(true);
  });
});
