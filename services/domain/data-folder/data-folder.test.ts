import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reasonFor } from '../reason.ts';
import { judgeTarget, type TargetFacts } from './judge-target.ts';
import { COPY_NOTE, differenceOf, type Listing, moves, OWN_PARTS, restOf, totalBytes } from './listing.ts';

const file = fc.record({ bytes: fc.nat(1000), changed: fc.nat(50) });
const listing: fc.Arbitrary<Listing> = fc
  .dictionary(fc.constantFrom('a', 'b/c', 'b/d', 'e', 'f/g/h'), file)
  .map((files) => new Map(Object.entries(files)));

describe('what is still to be copied', () => {
  it('makes the copy what the folder is now, and touches nothing else', () => {
    fc.assert(
      fc.property(listing, listing, (now, copied) => {
        const rest = restOf(now, copied);
        const after = new Map(copied);
        for (const path of rest.copy) after.set(path, now.get(path)!);
        for (const path of rest.remove) after.delete(path);
        expect(after).toEqual(now);
        for (const path of rest.copy) expect(copied.get(path)).not.toEqual(now.get(path));
      }),
    );
  });

  it('is nothing where both are the same, whichever way one looks', () => {
    fc.assert(
      fc.property(listing, listing, (a, b) => {
        expect(differenceOf(a, a)).toEqual([]);
        expect(differenceOf(a, b)).toEqual(differenceOf(b, a));
      }),
    );
  });
});

describe('what moves', () => {
  it('is all but what belongs to running programs', () => {
    for (const path of ['meadow.db', 'meadow.db-wal', 'objects/photos/ab/cd', 'secrets.json', 'stack/waiting.db'])
      expect(moves(path)).toBe(true);
    for (const path of ['run/core.lock', 'logs/core.log', 'incoming/x', 'meadow.db-shm', COPY_NOTE])
      expect(moves(path)).toBe(false);
    expect(OWN_PARTS).toContain('objects');
  });

  it('is as large as its files', () => {
    expect(
      totalBytes(
        new Map([
          ['a', { bytes: 2, changed: 0 }],
          ['b', { bytes: 3, changed: 0 }],
        ]),
      ),
    ).toBe(5);
  });
});

const good: TargetFacts = {
  folder: '/disk/meadow',
  absolute: true,
  kind: 'missing',
  relation: 'apart',
  entries: 0,
  own: false,
  free: 10e9,
  there: 0,
};
const reasonOf = (facts: Partial<TargetFacts>, needed = 1e9) =>
  judgeTarget({ ...good, ...facts }, needed)?.details.case;

describe('a place for the data folder', () => {
  it('is an empty or a new folder on a disk with room', () => {
    expect(judgeTarget(good, 1e9)).toBeUndefined();
    expect(judgeTarget({ ...good, kind: 'folder' }, 9e9)).toBeUndefined();
  });

  it.each<[string, Partial<TargetFacts>]>([
    ['relative', { absolute: false }],
    ['same', { relation: 'same' }],
    ['inside', { relation: 'inside' }],
    ['around', { relation: 'around', entries: 3 }],
    ['other', { kind: 'other' }],
    ['not-empty', { kind: 'folder', entries: 1 }],
    ['unwritable', { unwritable: reasonFor('read-only') }],
    ['network', { network: 'NFS' }],
    ['records', { records: reasonFor('no-log') }],
    ['no-room', { free: 1.2e9 }],
  ])('is not one where it is %s', (reason, facts) => {
    expect(reasonOf(facts)).toBe(reason);
  });

  it('may hold what an earlier try left, which counts as room', () => {
    expect(reasonOf({ kind: 'folder', entries: 4, own: true, free: 0.6e9, there: 1e9 })).toBeUndefined();
  });

  it('says how much room is needed and how much there is', () => {
    const fault = judgeTarget({ ...good, free: 250e6 }, 3e9);
    expect(fault?.message).toBe('3.5 GB are needed on the disk of /disk/meadow; 0.25 GB are free.');
    expect(fault?.details).toMatchObject({ needed: 3.5e9, free: 250e6 });
  });
});
