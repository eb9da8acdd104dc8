import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GateCheck } from '../../../contract/shapes/gate.ts';
import { createRandom } from '../random.ts';
import { decide, decideFirst } from './decide.ts';
import { DELTA } from './delta.ts';
import type { PairedPhoto } from './paired-photo.ts';

const references: GateCheck = { name: 'references', passed: true, finding: 'Its ten references agree.', details: {} };
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const said = (label: string, score: number) => ({
  score,
  best: score > 0.5 ? label : label === 'grass' ? 'dandelion' : 'grass',
});
const photo = (
  at: number,
  champion: number,
  challenger: number,
  label = at % 2 ? 'grass' : 'dandelion',
): PairedPhoto => ({
  hash: hashOf(`${at}`),
  label,
  champion: said(label, champion),
  challenger: said(label, challenger),
});
const passes = (photos: PairedPhoto[]) => decide(photos, [], { references }).passed;
const score = fc.double({ min: 0.05, max: 1, noNaN: true });
const fast = { numRuns: 25 };

describe('the gate', () => {
  it('lets a version pass that says the same as the live one, in plain words', () => {
    const photos = Array.from({ length: 40 }, (_, at) => photo(at, at === 7 ? 0.2 : 0.9, 0.9));
    const decision = decide(photos, [], { references });
    expect(decision).toMatchObject({
      passed: true,
      reason: '40 of 40 photos neither knew right; the live one 39; not worse',
      right: { version: 40, champion: 39, total: 40 },
      flipped: [{ hash: hashOf('7'), label: 'grass', before: 'dandelion', after: 'grass' }],
    });
    expect(decision.difference?.mean).toBeLessThan(0);
  });

  it('never lets one pass that is worse on every one of many photos', () => {
    const worse = fc.tuple(score, fc.double({ min: 0.02, max: 0.8, noNaN: true }), fc.boolean());
    fc.assert(
      fc.property(fc.array(worse, { minLength: 40, maxLength: 120 }), (all) => {
        const photos = all.map(([before, share], at) =>
          photo(at, Math.max(0.05, before), Math.max(0.05, before) * share),
        );
        expect(passes(photos)).toBe(false);
      }),
      fast,
    );
  });

  it('is surer with more photos: what is a little worse on many is refused', () => {
    const random = createRandom(5);
    const little = (count: number) =>
      Array.from({ length: count }, (_, at) => {
        const before = 0.6 + 0.4 * random();
        return photo(at, before, before * Math.exp(-1.5 * DELTA - 0.1 * (random() - 0.5)));
      });
    expect(passes(little(2000))).toBe(false);
  });

  it('says the same whatever the order of the photos, and every time', () => {
    const pairs = fc.array(fc.tuple(score, score), { minLength: 5, maxLength: 80 });
    fc.assert(
      fc.property(pairs, fc.integer(), (all, seed) => {
        const photos = all.map(([before, after], at) => photo(at, before, after));
        const random = createRandom(seed);
        const mixed = photos.map((one) => ({ one, key: random() })).sort((a, b) => a.key - b.key);
        const decision = decide(photos, [], { references });
        expect(
          decide(
            mixed.map(({ one }) => one),
            [],
            { references },
          ),
        ).toEqual(decision);
      }),
      fast,
    );
  });

  it('refuses a version that gave one class up, and names it', () => {
    const photos = Array.from({ length: 400 }, (_, at) =>
      at < 380 ? photo(at, 0.9, 0.93, 'grass') : photo(at, 0.9, 0.3, 'dandelion'),
    );
    const { checks, reason } = decide(photos, [], { references });
    expect(checks.find(({ name }) => name === 'classes')).toMatchObject({ passed: false });
    expect(reason).toContain('worse at telling dandelion');
  });

  it('refuses what is surely slower, not what may be', () => {
    const photos = Array.from({ length: 40 }, (_, at) => photo(at, 0.9, 0.9));
    const random = createRandom(3);
    const pairs = (times: number, count = 30) =>
      Array.from({ length: count }, () => ({ champion: 10 + random(), challenger: (10 + random()) * times }));
    expect(decide(photos, pairs(1.5), { references })).toMatchObject({ passed: false });
    expect(decide(photos, pairs(1.5), { references }).reason).toContain('1.5 times as slow');
    expect(decide(photos, pairs(1.19), { references }).passed).toBe(true);
    expect(decide(photos, pairs(1.5, 10), { references }).passed).toBe(true);
  });

  it('refuses whose references do not agree, however good it is', () => {
    const photos = Array.from({ length: 40 }, (_, at) => photo(at, 0.5, 0.9));
    expect(decide(photos, [], { references: { ...references, passed: false } }).passed).toBe(false);
  });

  it('asks of a first version to be better than guessing', () => {
    expect(decideFirst({ right: 19, total: 20, classes: 2 }, { references })).toMatchObject({
      passed: true,
      reason: '19 of 20 photos it did not know right; the first version of its project; better than chance',
    });
    expect(decideFirst({ right: 12, total: 20, classes: 2 }, { references }).passed).toBe(false);
    expect(decideFirst({ right: 0, total: 0, classes: 2 }, { references }).passed).toBe(false);
  });
});
