import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CHANNELS, type FeatureMap, GRID, type Pixels, SIDE } from './features.ts';
import type { Model } from './model.ts';
import { probePixels } from './probe-pixels.ts';
import { answerProbes, verifyProbes } from './probes.ts';

/** A backbone of a few lines: each channel is a pixel's value, as it were. */
const look = async (views: Pixels[]): Promise<FeatureMap[]> =>
  views.map((pixels) => Float32Array.from({ length: GRID * GRID * CHANNELS }, (_, i) => pixels[i]! / 255));
const other = (change: number) => async (views: Pixels[]) =>
  (await look(views)).map((map) => map.map((value, i) => (i % CHANNELS === 5 ? value + change : value)));

const head = {
  weights: Float32Array.from({ length: CHANNELS * 2 }, (_, i) => Math.sin(i) * 8),
  bias: new Float32Array(2),
};
const model: Model = {
  version: 'made-1',
  project: 'made',
  classes: ['one', 'two'],
  backbone: { name: 'net', sha256: '0'.repeat(64) },
  head,
  temperature: 1,
  space: { mean: new Float32Array(CHANNELS), directions: new Float32Array(CHANNELS) },
  neither: { unlike: 0, between: 0 },
  references: { vectors: new Int8Array(), scales: new Float32Array(), labels: new Uint16Array(), photos: [], urls: [] },
  probes: [],
  arch: 'x64',
  card: {} as Model['card'],
};

describe('probes', () => {
  it('are made-up photos that are the same everywhere', () => {
    const pixels = probePixels(7);
    expect(pixels.length).toBe(SIDE * SIDE * 3);
    expect(createHash('sha256').update(pixels).digest('hex')).toMatchInlineSnapshot(
      `"71850f4f2a0825a0ea3e405a9b310668e493c2085a4ef3cbbbeb266391f603e5"`,
    );
    expect(new Set(pixels).size).toBeGreaterThan(100);
  });

  it('pass where the same is computed, and are refused where it is not', async () => {
    const probed = { ...model, probes: await answerProbes(model, look) };
    expect(probed.probes.map(({ seed }) => seed)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    await verifyProbes(probed, look, 'x64');
    const refused = expect.objectContaining({ code: 'model-refused' });
    await expect(verifyProbes(probed, other(0.5), 'x64')).rejects.toEqual(refused);
    await expect(
      verifyProbes(probed, async (views) => (await look(views)).map((map) => map.fill(Number.NaN)), 'x64'),
    ).rejects.toEqual(refused);
  });

  it('may be a little further apart on another architecture', async () => {
    const probed = { ...model, probes: await answerProbes(model, look) };
    const probes = probed.probes.map((probe) => ({ ...probe, scores: probe.scores.map((score) => score + 5e-4) }));
    await verifyProbes({ ...probed, probes }, look, 'arm64');
    await expect(verifyProbes({ ...probed, probes }, look, 'x64')).rejects.toThrow('answers differently');
  });
});
