import { describe, expect, it } from 'vitest';
import type { ServedModel } from '../../../contract/shapes/predictor.ts';
import { joinShelves, type PlaceShelf, shelfOf } from './join-shelves.ts';

const model = (version: string, project = 'ants', path = `/here/${version}`): ServedModel => ({
  version,
  project,
  classes: ['a', 'b'],
  path,
  sha256: 'a'.repeat(64),
});
const shelf = (models: ServedModel[], live: PlaceShelf['live'] = {}): PlaceShelf => ({
  models,
  live,
  names: Object.fromEntries(models.map(({ project }) => [project, project.toUpperCase()])),
  absent: {},
});

describe('what a predictor serves of several places', () => {
  it('is the versions of all, the champion of the current project live', () => {
    const here = shelf([model('ants-1'), model('ants-2')], { ants: { versions: ['ants-2', 'ants-1'], switched: 9 } });
    const there = shelf([model('bees-1', 'bees')], { bees: { versions: ['bees-1'], switched: 1 } });
    const joined = joinShelves([here, there], 'bees');
    expect(joined?.models.map(({ version }) => version)).toEqual(['ants-1', 'ants-2', 'bees-1']);
    expect(joined).toMatchObject({ live: 'bees-1', before: [] });
  });

  it('has a version once, from the first place that has it', () => {
    const joined = joinShelves([shelf([model('one')]), shelf([model('one', 'ants', '/there/one')])], 'ants');
    expect(joined?.models).toEqual([model('one')]);
  });

  it('lets what went live last answer for a project that has nothing live yet', () => {
    const here = shelf([model('ants-1')], { ants: { versions: ['ants-1'], switched: 5 } });
    const there = shelf([model('bees-1', 'bees')], { bees: { versions: ['bees-1'], switched: 7 } });
    expect(joinShelves([here, there], 'wasps')?.live).toBe('bees-1');
  });

  it('goes back to what was live before where the champion is not there, and says why', () => {
    const fault = { code: 'model-missing' as const, message: 'Gone.', hint: 'Train.', retry: false, details: {} };
    const here = shelf([model('ants-1')], { ants: { versions: ['ants-2', 'ants-1'], switched: 5 } });
    const joined = joinShelves([{ ...here, absent: { 'ants-2': fault } }], 'ants');
    expect(joined).toMatchObject({ live: 'ants-1', before: [], absent: fault });
  });

  it('knows every project by name with its live version and those before, also one that has none', () => {
    const here = shelf([model('ants-1')], { ants: { versions: ['ants-2', 'ants-1'], switched: 5 } });
    const there = shelf([model('bees-1', 'bees')], { bees: { versions: ['bees-1'], switched: 7 } });
    const joined = joinShelves([{ ...here, names: { ants: 'Ants', wasps: 'Wasps' } }, there], 'bees');
    expect(joined?.projects).toEqual([
      { id: 'ants', name: 'Ants', live: ['ants-2', 'ants-1'] },
      { id: 'wasps', name: 'Wasps', live: [] },
      { id: 'bees', name: 'BEES', live: ['bees-1'] },
    ]);
  });

  it('is nothing where there is no version', () => {
    expect(joinShelves([shelf([])], 'ants')).toBeUndefined();
  });

  it('leaves out what belongs to projects that are not asked for', () => {
    const all = shelf([model('ants-1'), model('bees-1', 'bees')], {
      ants: { versions: ['ants-1'], switched: 1 },
      bees: { versions: ['bees-1'], switched: 2 },
    });
    const own = shelfOf(all, new Set(['bees']));
    expect(own.models.map(({ version }) => version)).toEqual(['bees-1']);
    expect(Object.keys(own.live)).toEqual(['bees']);
    expect(own.names).toEqual({ bees: 'BEES' });
  });
});
