import { describe, expect, it } from 'vitest';
import { planRegistry, type RegistryFacts } from './registry-plan.ts';

const facts = (more: Partial<RegistryFacts>): RegistryFacts => ({
  found: {
    versions: [
      { version: 'a', number: '1' },
      { version: 'b', number: '2' },
    ],
    aliases: new Map([['champion', { version: 'a', number: '1' }]]),
  },
  versions: ['a', 'b'],
  wanted: { champion: 'a', challenger: undefined },
  written: { champion: 'a', challenger: null },
  ...more,
});
const withAliases = (aliases: [string, { version?: string; number: string }][], more: Partial<RegistryFacts> = {}) =>
  planRegistry(facts({ ...more, found: { versions: facts({}).found.versions, aliases: new Map(aliases) } }));

const b = { version: 'b', number: '2' };
const a = { version: 'a', number: '1' };

describe('what a registry lacks beside the catalog', () => {
  it('is nothing where both say the same', () => {
    expect(planRegistry(facts({}))).toEqual({ register: [], remove: [], point: [], moved: [] });
  });

  it('is versions that are new, and those that were deleted are too many; strangers are left alone', () => {
    const versions = [{ version: 'a', number: '1' }, { version: 'gone', number: '2' }, { number: '3' }];
    const { register, remove } = planRegistry(facts({ found: { versions, aliases: new Map([['champion', a]]) } }));
    expect({ register, remove }).toEqual({ register: ['b'], remove: ['gone'] });
  });

  it('is an alias that is behind the catalog, which nobody moved', () => {
    const { point, moved } = planRegistry(facts({ wanted: { champion: 'b', challenger: undefined } }));
    expect(point).toEqual([{ alias: 'champion', version: 'b' }]);
    expect(moved).toEqual([]);
  });

  it('is an alias that somebody moved, took away, or set', () => {
    expect(withAliases([['champion', b]]).moved).toEqual([{ alias: 'champion', found: b, put: 'a' }]);
    expect(withAliases([]).moved).toEqual([{ alias: 'champion', found: undefined, put: 'a' }]);
    const set = withAliases([
      ['champion', a],
      ['challenger', b],
    ]);
    expect(set.point).toEqual([{ alias: 'challenger', version: undefined }]);
    expect(set.moved).toEqual([{ alias: 'challenger', found: b, put: undefined }]);
    expect(withAliases([['champion', { number: '9' }]]).moved).toEqual([
      { alias: 'champion', found: { number: '9' }, put: 'a' },
    ]);
  });

  it('is moved by nobody where Meadow never wrote it, or where it went with its version', () => {
    expect(withAliases([['champion', b]], { written: {} })).toMatchObject({
      point: [{ alias: 'champion', version: 'a' }],
      moved: [],
    });
    const written = { champion: 'a', challenger: 'gone' };
    expect(withAliases([['champion', a]], { written, wanted: { champion: 'a', challenger: 'b' } })).toMatchObject({
      point: [{ alias: 'challenger', version: 'b' }],
      moved: [],
    });
  });

  it('is moved by nobody where the registry lost all it had', () => {
    expect(planRegistry(facts({ found: { versions: [], aliases: new Map() } }))).toEqual({
      register: ['a', 'b'],
      remove: [],
      point: [{ alias: 'champion', version: 'a' }],
      moved: [],
    });
  });

  it('leaves aliases of others alone', () => {
    expect(
      withAliases([
        ['champion', a],
        ['shadow', b],
      ]).point,
    ).toEqual([]);
  });
});
