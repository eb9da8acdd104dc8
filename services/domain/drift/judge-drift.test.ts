import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { alertSettings } from '../../../contract/shapes/alert.ts';
import { createRandom } from '../random.ts';
import { farthestFirst } from './farthest-first.ts';
import { judgeDrift } from './judge-drift.ts';
import type { Looked, Usual } from './looked.ts';
import { quantilesOf } from './quantiles.ts';

const settings = alertSettings.parse({});
const even = quantilesOf(Array.from({ length: 200 }, (_, at) => at / 199));
const usual: Usual = {
  neither: 0.02,
  mix: { dandelion: 0.5, grass: 0.5 },
  similarity: even,
  light: even,
  sharpness: even,
  photos: 200,
};

/** Predictions of photos like those learnt from, but for what `change` says. */
function looks(count: number, seed = 1, change: (look: Looked, at: number) => Partial<Looked> = () => ({})): Looked[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, at) => {
    const look: Looked = {
      verdict: random() < 0.02 ? 'neither' : random() < 0.5 ? 'dandelion' : 'grass',
      similarity: random(),
      light: random(),
      sharpness: random(),
    };
    return { ...look, ...change(look, at) };
  });
}

const shiftedOf = (recent: readonly Looked[], known = usual, first: readonly Looked[] = []) =>
  judgeDrift(settings, recent, known, first)
    .filter(({ state }) => state === 'shifted')
    .map(({ name }) => name);

const statesOf = (recent: readonly Looked[], known = usual, first: readonly Looked[] = []) =>
  Object.fromEntries(judgeDrift(settings, recent, known, first).map(({ name, state }) => [name, state]));

describe('photos as at the training', () => {
  it('are as usual, but for what chance makes of a few of thousands of windows', () => {
    const windows = Array.from({ length: 2000 }, (_, seed) => looks(50, seed + 1));
    const alarms = windows.filter((window) => shiftedOf(window).length > 0);
    expect(alarms.length).toBeLessThan(6);
  });
});

describe('a class by the name of what every object has', () => {
  it('is a class like any other', () => {
    const recent = looks(50, 3, (_, at) => ({ verdict: at % 2 ? 'constructor' : 'grass' }));
    const before = looks(50, 4, () => ({ verdict: 'grass' }));
    const mix = judgeDrift(settings, recent, { ...usual, mix: { grass: 1 } }, before).find(
      ({ name }) => name === 'mix',
    );
    expect(mix?.effect).toBeCloseTo(0.5);
    expect(farthestFirst('mix', recent, { ...usual, mix: { grass: 1 } })[0]?.verdict).toBe('constructor');
  });
});

describe('each shift', () => {
  const shifts: [string, (look: Looked, at: number) => Partial<Looked>][] = [
    ['neither', (_, at) => (at % 3 === 0 ? { verdict: 'neither' } : {})],
    ['unlike', ({ similarity }) => ({ similarity: similarity / 4 })],
    ['mix', (_, at) => ({ verdict: at % 10 === 0 ? 'grass' : 'dandelion' })],
    ['light', ({ light }) => ({ light: light! / 3 })],
    ['sharpness', ({ sharpness }) => ({ sharpness: sharpness! / 3 })],
  ];

  it.each(shifts)('%s is told by its own name, and no other', (name, change) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        expect(shiftedOf(looks(50, seed, change))).toContain(name);
      }),
      { numRuns: 50 },
    );
    expect(shiftedOf(looks(50, 3, change))).toEqual([name]);
  });

  it('is told of a few strangers among usual photos, and of photos that all moved a little', () => {
    expect(shiftedOf(looks(50, 1, (_, at) => (at % 3 === 0 ? { similarity: -0.2 } : {})))).toEqual(['unlike']);
    expect(shiftedOf(looks(50, 1, ({ similarity }) => ({ similarity: 0.1 + similarity / 3 })))).toEqual(['unlike']);
  });

  it('has the sign that says which way it went', () => {
    const [, unlike, , light] = judgeDrift(
      settings,
      looks(50, 1, () => ({ similarity: 0, light: 1.1 })),
      usual,
      [],
    );
    expect([unlike?.effect, light?.effect]).toEqual([0.5, 0.5]);
    const more = judgeDrift(
      settings,
      looks(50, 1, () => ({ similarity: 1.1, light: -1 })),
      usual,
      [],
    );
    expect([more[1]?.effect, more[3]?.effect]).toEqual([-0.5, -0.5]);
    // More like the training than its own photos is no fault; darker is.
    expect([more[1]?.state, more[3]?.state]).toEqual(['usual', 'shifted']);
  });
});

test('says what it compared', () => {
  const [neither, unlike, mix] = judgeDrift(
    settings,
    looks(50, 1, (_, at) => ({ verdict: at < 10 ? 'neither' : 'grass' })),
    usual,
    [],
  );
  expect(neither).toMatchObject({
    state: 'shifted',
    threshold: settings.neither.above,
    from: 'training',
    now: { kind: 'share', share: 0.2 },
    usual: { kind: 'share', share: 0.02 },
  });
  expect(unlike?.usual).toMatchObject({ kind: 'spread', spread: [0.05, 0.25, 0.5, 0.75, 0.95] });
  expect(mix).toMatchObject({ now: { kind: 'shares', shares: { grass: 1 } }, usual: { shares: usual.mix } });
  expect(mix?.effect).toBeCloseTo(0.5);
});

test('a class the training did not have counts as far from usual', () => {
  expect(shiftedOf(looks(50, 1, (_, at) => (at % 2 === 0 ? { verdict: 'daisy' } : {})))).toContain('mix');
});

test('too few predictions say nothing, and neither do photos that were not measured', () => {
  expect(new Set(Object.values(statesOf(looks(49))))).toEqual(new Set(['few']));
  expect(statesOf([])).toMatchObject({ neither: 'few', mix: 'few' });
  expect(statesOf(looks(50, 1, (_, at) => (at === 0 ? { light: undefined } : {})))).toMatchObject({
    light: 'few',
    sharpness: 'usual',
  });
});

describe('where the training left no numbers', () => {
  const bare: Usual = { neither: 0.02, photos: 200 };

  it('the first predictions say what is usual, once there are enough before the recent ones', () => {
    const recent = looks(50, 1, ({ light }) => ({ light: light! / 3 }));
    const old = looks(50, 2);
    expect(statesOf(recent, bare)).toMatchObject({ neither: 'usual', mix: 'unknown', light: 'unknown' });
    // The recent ones are the last of the first here: they must not be compared with themselves.
    expect(statesOf(recent, bare, [...old.slice(1), ...recent.toReversed()])).toMatchObject({ light: 'unknown' });
    const signals = judgeDrift(settings, recent, bare, [...old, ...recent.toReversed()]);
    expect(signals[3]).toMatchObject({ name: 'light', state: 'shifted', from: 'first-predictions' });
    expect(signals[2]).toMatchObject({ name: 'mix', state: 'usual', from: 'first-predictions' });
    expect(signals[0]).toMatchObject({ name: 'neither', from: 'training' });
  });

  it('few first predictions are no more trusted than they are worth', () => {
    const alarms = Array.from({ length: 2000 }, (_, at) =>
      shiftedOf(looks(50, 2 * at + 1), { photos: 0 }, looks(100, 2 * at + 2)),
    );
    expect(alarms.filter((names) => names.length > 0).length).toBeLessThan(10);
  });
});

describe('the photos behind a signal', () => {
  it('are the farthest on the side all moved to', () => {
    const recent = looks(50, 1, ({ light }, at) => ({ light: at === 7 ? -1 : at === 8 ? 2 : light! / 3 }));
    const behind = farthestFirst('light', recent, usual);
    expect(behind[0]).toBe(recent[7]);
    expect(behind).not.toContain(recent[8]);
    expect(behind.map(({ light }) => light)).toEqual(behind.map(({ light }) => light!).toSorted((a, b) => a - b));
    const brighter = looks(50, 1, ({ light }) => ({ light: 1 - light! / 3 }));
    const [brightest] = brighter.toSorted((one, other) => other.light! - one.light!);
    expect(farthestFirst('light', brighter, usual)[0]).toBe(brightest);
  });

  it('are the least similar', () => {
    const recent = looks(50);
    const [least] = recent.toSorted((one, other) => one.similarity - other.similarity);
    expect(farthestFirst('unlike', recent, usual)[0]).toBe(least);
  });

  it('are those called neither', () => {
    const recent = looks(50, 1, (_, at) => ({ verdict: at % 5 === 0 ? 'neither' : 'grass' }));
    expect(new Set(farthestFirst('neither', recent, usual))).toEqual(
      new Set(recent.filter(({ verdict }) => verdict === 'neither')),
    );
  });

  it('are of the classes that come too often', () => {
    const recent = looks(50, 1, (_, at) => ({ verdict: at === 3 ? 'daisy' : at % 5 === 0 ? 'dandelion' : 'grass' }));
    const behind = farthestFirst('mix', recent, usual);
    expect(new Set(behind.map(({ verdict }) => verdict))).toEqual(new Set(['grass', 'daisy']));
    expect(behind[0]?.verdict).toBe('grass');
  });

  it('are none where nothing is known to compare with, unless the first predictions say it', () => {
    const recent = looks(50);
    expect(farthestFirst('light', recent, { photos: 0 })).toEqual([]);
    expect(farthestFirst('light', recent, { photos: 0 }, [...looks(50, 2), ...recent]).length).toBeGreaterThan(0);
  });
});
