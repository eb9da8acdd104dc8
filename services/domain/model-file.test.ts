import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { label } from '../../contract/shapes/photo.ts';
import { CHANNELS } from './features.ts';
import { TRUNK_CHANNELS } from './last-layer.ts';
import type { Model } from './model.ts';
import { readModel, writeModel } from './model-file.ts';
import { createRandom } from './random.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A small model whose numbers are drawn from a seed. */
function modelOf(drawn: { classes: string[]; photos: number; seed: number; isTuned?: boolean }): Model {
  const { classes, photos, seed, isTuned = false } = drawn;
  const random = createRandom(seed);
  const floats = (length: number) => Float32Array.from({ length }, () => random() * 4 - 2);
  const backbone = { name: 'some-net', sha256: hash('weights') };
  return {
    version: 'flowers-3',
    project: 'flowers',
    classes,
    backbone,
    ...(isTuned && { tuned: { weights: floats(TRUNK_CHANNELS * CHANNELS), bias: floats(CHANNELS) } }),
    head: { weights: floats(CHANNELS * classes.length), bias: floats(classes.length) },
    temperature: 0.5 + random(),
    space: { mean: floats(CHANNELS), directions: floats(CHANNELS * 2) },
    neither: { unlike: random(), between: random() },
    references: {
      vectors: Int8Array.from({ length: photos * CHANNELS }, () => Math.floor(random() * 256) - 128),
      scales: Float32Array.from({ length: photos }, () => 1 + random()),
      labels: Uint16Array.from({ length: photos }, () => Math.floor(random() * classes.length)),
      photos: Array.from({ length: photos }, (_, i) => hash(`photo ${i}`)),
      urls: Array.from({ length: photos }, (_, i) => (i % 3 === 1 ? `https://photos.example/${i}.jpg` : undefined)),
    },
    probes: [{ seed: 1, scores: classes.map(() => 1 / classes.length), similarity: 0.25 }],
    arch: 'x64',
    card: {
      version: 'flowers-3',
      project: 'flowers',
      classes: classes.map((label) => ({ label, photos: 9, test: 2, correct: 1, judgedBy: 'cross-validated' })),
      photos: { total: 9, train: 7, test: 2, leftOut: 0 },
      test: { correct: 1, total: 2, accuracy: 0.5, interval: [0.09, 0.91] },
      confusion: classes.map(() => Array(classes.length + 1).fill(0)),
      calibration: { temperature: 1, expectedError: 0.1, logLoss: 0.6 },
      neither: { threshold: 0.5, kept: 0.98 },
      limits: ['Made up.'],
      trained: { runtime: 'onnx', seed: 1 },
      backbone,
      data: 'No photos.',
    },
  };
}

const someModel = fc
  .record({
    classes: fc.uniqueArray(
      fc.string({ minLength: 1, maxLength: 60 }).filter((name) => name !== 'neither' && label.safeParse(name).success),
      { minLength: 2, maxLength: 6 },
    ),
    photos: fc.nat(4),
    seed: fc.nat(),
    isTuned: fc.boolean(),
  })
  .map(modelOf);

const small = modelOf({ classes: ['rose', 'tulip'], photos: 2, seed: 1 });
const file = writeModel(small);

/** The file with other bytes and the hash that fits them, as somebody would make it who wants it to be read. */
const forged = (bytes: Uint8Array) => () => readModel(bytes, sha256Of(bytes));

describe('a model file', () => {
  it('gives back the model that was written, and the same bytes for the same model', () => {
    fc.assert(
      fc.property(someModel, (model) => {
        const { bytes, sha256 } = writeModel(model);
        expect(readModel(bytes, sha256)).toEqual(model);
        expect(writeModel(readModel(bytes, sha256))).toEqual({ bytes, sha256 });
      }),
      { numRuns: 30 },
    );
  });

  it('is refused when any one byte is another', () => {
    const everyByte = fc.record({ at: fc.nat(file.bytes.length - 1), change: fc.integer({ min: 1, max: 255 }) });
    fc.assert(
      fc.property(everyByte, ({ at, change }) => {
        const bytes = Uint8Array.from(file.bytes);
        bytes[at]! ^= change;
        expect(() => readModel(bytes, file.sha256)).toThrow(expect.objectContaining({ code: 'model-refused' }));
      }),
      { numRuns: 300 },
    );
  });

  it('never makes reading it fall over, whatever a forger changed: it is refused or whole', () => {
    const changes = fc.array(fc.record({ at: fc.nat(4000), byte: fc.nat(255) }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(changes, fc.nat(file.bytes.length), (edits, length) => {
        const bytes = Uint8Array.from(file.bytes.subarray(0, edits.length % 2 ? length : file.bytes.length));
        for (const { at, byte } of edits) if (at < bytes.length) bytes[at] = byte;
        try {
          expect(forged(bytes)().classes.length).toBeGreaterThan(1);
        } catch (error) {
          expect(error).toMatchObject({ code: 'model-refused' });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is refused where it is longer or shorter than its header says', () => {
    expect(forged(Buffer.concat([file.bytes, Buffer.alloc(8)]))).toThrow('length is odd');
    expect(forged(file.bytes.subarray(0, -8))).toThrow('ends too soon');
    expect(forged(file.bytes.subarray(0, 12))).toThrow('no model of Meadow');
    expect(forged(Buffer.from('PK\x03\x04 something else'))).toThrow('no model of Meadow');
  });

  it('is refused where its format is newer, or its header claims to be huge', () => {
    const newer = Buffer.from(file.bytes);
    newer.writeUInt32LE(2, 8);
    expect(forged(newer)).toThrow('format 2');
    const huge = Buffer.from(file.bytes);
    huge.writeUInt32LE(0xffff_fff0, 12);
    expect(forged(huge)).toThrow('header is odd');
  });

  it('cannot be written with numbers that would be refused', () => {
    const refused = (change: Partial<Model>) => () => writeModel({ ...small, ...change });
    expect(refused({ head: { ...small.head, bias: Float32Array.of(Number.NaN, 0) } })).toThrow('odd');
    expect(refused({ references: { ...small.references, labels: Uint16Array.of(0, 2) } })).toThrow('no class');
    expect(refused({ references: { ...small.references, scales: Float32Array.of(1, 0) } })).toThrow('odd');
    expect(refused({ classes: ['rose', 'rose'] })).toThrow();
    expect(refused({ classes: ['rose', 'neither'] })).toThrow();
    expect(refused({ temperature: 0 })).toThrow();
  });
});
