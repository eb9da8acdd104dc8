import { describe, expect, it } from 'vitest';
import { embeddingOf, unitLength } from './embedding.ts';
import { CHANNELS, type FeatureMap, GRID } from './features.ts';
import { judge } from './judge.ts';
import type { Model } from './model.ts';
import { quantise } from './references.ts';

const CELLS = GRID * GRID;
const [PETALS, BLADES, SKY] = [0, 1, 2];

/** A map in which some cells show one thing, such as petals, and the others sky. */
function scene(shown: Record<number, number>): FeatureMap {
  const map = new Float32Array(CELLS * CHANNELS);
  for (let cell = 0; cell < CELLS; cell++) map[cell * CHANNELS + (shown[cell] ?? SKY)] = 1;
  return map;
}

const fill = (channel: number, cells: number) =>
  scene(Object.fromEntries(Array.from({ length: cells }, (_, i) => [i, channel])));
const unit = (map: FeatureMap) => unitLength(embeddingOf(map));
const [flower, lawn] = [fill(PETALS, 40), fill(BLADES, 40)];

function model(change: Partial<Model> = {}): Model {
  const weights = new Float32Array(CHANNELS * 2);
  weights[PETALS * 2] = 8;
  weights[BLADES * 2 + 1] = 8;
  const references = [flower, lawn].map((map) => quantise(unit(map)));
  return {
    version: 'plants-1',
    project: 'plants',
    classes: ['flower', 'lawn'],
    backbone: { name: 'net', sha256: '0'.repeat(64) },
    head: { weights, bias: new Float32Array(2) },
    temperature: 1,
    space: spaceOf(unit(flower), unit(lawn)),
    neither: { unlike: 0.5, between: 0.6 },
    references: {
      vectors: Int8Array.from(references.flatMap(({ row }) => Array.from(row))),
      scales: Float32Array.from(references, ({ scale }) => scale),
      labels: Uint16Array.of(0, 1),
      photos: ['a'.repeat(64), 'b'.repeat(64)],
      urls: ['https://photos.example/a.jpg', undefined],
    },
    probes: [],
    arch: 'x64',
    card: {} as Model['card'],
    ...change,
  };
}

/** The line through two points. */
function spaceOf(one: Float32Array, other: Float32Array) {
  const mean = one.map((value, i) => (value + other[i]!) / 2);
  return { mean, directions: unitLength(one.map((value, i) => value - other[i]!)) };
}

describe('a verdict', () => {
  it('is the best class, with scores that add up to 1 and the most similar reference first', () => {
    const verdict = judge(model(), flower);
    expect(verdict).toMatchObject({ verdict: 'flower', label: 'flower', version: 'plants-1' });
    expect(verdict.reason).toBeUndefined();
    expect(verdict.scores.flower! + verdict.scores.lawn!).toBeCloseTo(1, 12);
    expect(verdict.similarity).toBeCloseTo(1, 3);
    expect(verdict.nearest[0]).toMatchObject({
      photo: 'a'.repeat(64),
      label: 'flower',
      url: 'https://photos.example/a.jpg',
    });
    expect(verdict.nearest[0]!.similarity).toBeCloseTo(1, 2);
    expect(verdict.nearest.map(({ label }) => label)).toEqual(['flower', 'lawn']);
    expect(verdict.heatmap).toBeUndefined();
  });

  it('is "neither" between two classes, and names the first of equals', () => {
    const both = scene(Object.fromEntries(Array.from({ length: 40 }, (_, i) => [i, i < 20 ? PETALS : BLADES])));
    expect(judge(model(), both)).toMatchObject({ verdict: 'neither', reason: 'between', label: 'flower' });
  });

  it('is "neither" for what is unlike every training photo, however sure the scores are', () => {
    const stranger = scene(Object.fromEntries(Array.from({ length: CELLS }, (_, i) => [i, i < 9 ? PETALS : 7])));
    const sure = model({ head: { ...model().head, bias: Float32Array.of(9, 0) } });
    expect(judge(sure, stranger)).toMatchObject({ verdict: 'neither', reason: 'unlike', label: 'flower' });
    expect(judge(sure, stranger).scores.flower).toBeGreaterThan(0.99);
  });

  it('is less sure the higher the temperature', () => {
    const [cool, warm] = [judge(model(), flower), judge(model({ temperature: 4 }), flower)];
    expect(warm.scores.flower).toBeLessThan(cool.scores.flower!);
    expect(warm.label).toBe('flower');
  });

  it('takes class names that JavaScript finds special', () => {
    const verdict = judge(model({ classes: ['__proto__', 'constructor'] }), flower);
    expect(verdict.verdict).toBe('__proto__');
    expect(Object.entries(verdict.scores).map(([name]) => name)).toEqual(['__proto__', 'constructor']);
  });

  it('shows where the photo speaks for the class: there most, and nowhere for the other class', () => {
    const photo = scene({ 0: PETALS, 8: PETALS, 20: BLADES });
    const { heatmap, label } = judge(model(), photo, { heatmap: true });
    expect(label).toBe('flower');
    expect(heatmap).toMatchObject({ rows: GRID, columns: GRID });
    const hot = heatmap!.cells.flatMap((cell, i) => (cell > 0 ? [[i, cell]] : []));
    expect(hot).toEqual([
      [0, 255],
      [8, 255],
    ]);
  });

  it('has an empty heatmap where nothing speaks for the class', () => {
    const bias = { weights: new Float32Array(CHANNELS * 2), bias: Float32Array.of(1, 0) };
    expect(judge(model({ head: bias }), flower, { heatmap: true }).heatmap!.cells).toEqual(Array(CELLS).fill(0));
  });

  it('with a class tells where the photo is barely known, as its card says what is usual; neither is enough said', () => {
    const cardOf = (...similarity: number[]) => ({ usual: { similarity } }) as Model['card'];
    const card = cardOf(1.1, 1.2);
    expect(judge(model({ card }), flower)).toMatchObject({ verdict: 'flower', barelyKnown: true });
    expect(judge(model({ card: cardOf(0.1, 0.2) }), flower)).not.toHaveProperty('barelyKnown');
    expect(judge(model({ card, neither: { unlike: 2, between: 0 } }), flower)).not.toHaveProperty('barelyKnown');
  });
});
