import { describe, expect, test } from 'vitest';
import { createHeadTrainer } from '../../services/adapters/tfjs/head-trainer.ts';
import { CHANNELS } from '../../services/domain/features.ts';
import type { Head } from '../../services/domain/model.ts';
import { createRandom } from '../../services/domain/random.ts';
import { similarityTo } from '../../services/domain/space.ts';
import type { HeadExamples, HeadTrainer } from '../../services/ports/trainer.ts';

const trainers: Record<string, () => Promise<HeadTrainer>> = { tfjs: createHeadTrainer };
const order = { l2: 1e-3, steps: 100, tolerance: 1e-6 };
const all = { ...order, rows: new Uint8Array(90).fill(1) };

/** Rows of each class scattered around a place of its own. */
function examples({ classes = 3, rows = 90, seed = 1 } = {}): HeadExamples {
  const random = createRandom(seed);
  const centres = Array.from({ length: classes }, () => Float32Array.from({ length: CHANNELS }, () => random() - 0.5));
  const labels = Uint16Array.from({ length: rows }, (_, row) => row % classes);
  const inputs = new Float32Array(rows * CHANNELS);
  for (let at = 0; at < inputs.length; at++) {
    const centre = centres[labels[Math.floor(at / CHANNELS)]!]!;
    inputs[at] = (centre[at % CHANNELS]! + (random() - 0.5) * 2) / Math.sqrt(CHANNELS);
  }
  return { inputs, labels, classes };
}

function scoresOf(head: Head, { inputs, classes }: HeadExamples, row: number): number[] {
  const logits = Array.from(head.bias);
  for (let channel = 0; channel < CHANNELS; channel++) {
    const input = inputs[row * CHANNELS + channel]!;
    for (let at = 0; at < classes; at++) logits[at]! += input * head.weights[channel * classes + at]!;
  }
  const sum = logits.reduce((total, logit) => total + Math.exp(logit), 0);
  return logits.map((logit) => Math.exp(logit) / sum);
}

describe.each(Object.entries(trainers))('head trainer on %s', (_, create) => {
  test('stops where the loss is least: its slope there, worked out by hand, is flat', async () => {
    const data = examples();
    const [head] = await (await create()).fit(data, [all]);
    if (!head) return expect.unreachable();
    const slope = Float64Array.from(head.weights, (weight) => order.l2 * weight);
    const biasSlope = new Float64Array(data.classes);
    data.labels.forEach((label, row) => {
      scoresOf(head, data, row).forEach((score, at) => {
        const error = (score - (at === label ? 1 : 0)) / data.labels.length;
        biasSlope[at]! += error;
        for (let channel = 0; channel < CHANNELS; channel++) {
          slope[channel * data.classes + at]! += error * data.inputs[row * CHANNELS + channel]!;
        }
      });
    });
    for (const part of [...slope, ...biasSlope]) expect(Math.abs(part)).toBeLessThan(2e-5);
    const right = data.labels.filter((label, row) => {
      const scores = scoresOf(head, data, row);
      return scores.indexOf(Math.max(...scores)) === label;
    });
    expect(right.length).toBe(data.labels.length);
  });

  test('the same examples give the same heads bit for bit, others another', async () => {
    const [one, other] = [await create(), await create()];
    const heads = await one.fit(examples(), [all]);
    expect(await other.fit(examples(), [all])).toEqual(heads);
    expect(await one.fit(examples(), [all])).toEqual(heads);
    expect(await one.fit(examples({ seed: 2 }), [all])).not.toEqual(heads);
  });

  test('heads trained together are those trained alone, each on its own rows and no others', async () => {
    const trainer = await create();
    const orders = [0, 1, 2].map((part) => ({ ...order, rows: all.rows.map((_, row) => (row % 7 === part ? 0 : 1)) }));
    const together = await trainer.fit(examples(), [all, ...orders]);
    const strangers = examples();
    for (let row = 0; row < 90; row += 7) strangers.inputs.fill(1, row * CHANNELS, (row + 1) * CHANNELS);
    const alone = [
      ...(await trainer.fit(examples(), [all])),
      ...(await trainer.fit(strangers, orders.slice(0, 1))),
      ...(await trainer.fit(examples(), orders.slice(1, 2))),
      ...(await trainer.fit(examples(), orders.slice(2))),
    ];
    together.forEach((head, at) => {
      for (const [place, weight] of head.weights.entries()) expect(weight).toBeCloseTo(alone[at]!.weights[place]!, 2);
    });
    expect(together[0]).not.toEqual(together[1]);
  });

  test('takes at most the steps it is given', async () => {
    const trainer = await create();
    const size = async (steps: number) =>
      Math.hypot(...(await trainer.fit(examples(), [{ ...all, steps }]))[0]!.weights);
    expect(await size(0)).toBe(0);
    expect(await size(1)).toBeLessThan(await size(100));
  });

  test('a larger penalty gives smaller weights', async () => {
    const trainer = await create();
    const [small, large] = await trainer.fit(examples(), [
      { ...all, l2: 1e-1 },
      { ...all, l2: 1e-3 },
    ]);
    expect(Math.hypot(...small!.weights)).toBeLessThan(Math.hypot(...large!.weights) / 2);
  });

  test('no tensor stays behind, neither after a fit nor after one that was stopped', async () => {
    const trainer = await create();
    const before = trainer.tensors();
    await trainer.fit(examples(), [all]);
    expect(trainer.tensors()).toBe(before);
    await expect(trainer.fit(examples(), [all], AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
    expect(trainer.tensors()).toBe(before);
  });

  test('finds the space rows were spread in: what lies in it is alike, what lies out of it is not', async () => {
    const random = createRandom(9);
    const wave = () => Float32Array.from({ length: CHANNELS }, () => random() - 0.5);
    const [centre, across] = [wave(), wave()];
    const ways = Array.from({ length: 4 }, wave);
    const point = () => {
      const far = ways.map((_, at) => (random() - 0.5) * (6 - at));
      return centre.map((value, channel) => ways.reduce((sum, way, at) => sum + far[at]! * way[channel]!, value) / 40);
    };
    const rows = new Float32Array(50 * CHANNELS);
    for (let row = 0; row < 50; row++) rows.set(point(), row * CHANNELS);
    const trainer = await create();
    const before = trainer.tensors();
    const space = await trainer.space(rows, 4);
    expect(trainer.tensors()).toBe(before);
    expect(await (await create()).space(rows, 4)).toEqual(space);
    for (let trial = 0; trial < 10; trial++) expect(similarityTo(space, point())).toBeCloseTo(1, 3);
    expect(
      similarityTo(
        space,
        point().map((value, channel) => value + across[channel]! / 40),
      ),
    ).toBeLessThan(0.8);
    for (let one = 0; one < 4; one++) {
      for (let other = 0; other < 4; other++) {
        let sum = 0;
        for (let at = 0; at < CHANNELS; at++) {
          sum += space.directions[one * CHANNELS + at]! * space.directions[other * CHANNELS + at]!;
        }
        expect(sum).toBeCloseTo(one === other ? 1 : 0, 5);
      }
    }
  });

  test('a space of more directions than the rows have holds them all the same', async () => {
    const rows = new Float32Array(3 * CHANNELS).map((_, at) => Math.sin(at * at) / 40);
    const space = await (await create()).space(rows, 6);
    for (let row = 0; row < 3; row++) {
      expect(similarityTo(space, rows.slice(row * CHANNELS, (row + 1) * CHANNELS))).toBeCloseTo(1, 3);
    }
  });
});
