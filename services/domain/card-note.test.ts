import { expect, it } from 'vitest';
import type { ClassResult, ModelCard } from '../../contract/shapes/model.ts';
import { cardNote } from './card-note.ts';

const card = (judgedBy: ClassResult['judgedBy'][], total: number): ModelCard => ({
  version: 'insects-1',
  project: 'insects',
  classes: judgedBy.map((by, at) => ({ label: `c${at}`, photos: 35, test: 35, correct: 34, judgedBy: by })),
  photos: { total: 70, train: 56, test: 14, leftOut: 0 },
  test: { correct: 68, total, accuracy: 68 / 70, interval: [0.9, 0.99] },
  confusion: [
    [34, 1, 0],
    [1, 34, 0],
  ],
  calibration: { temperature: 1, expectedError: 0, logLoss: 0.1 },
  neither: { threshold: 0.1, kept: 0.98 },
  limits: [],
  trained: { runtime: 'onnx', seed: 1 },
  backbone: { name: 'b', sha256: 'a'.repeat(64) },
  data: 'Photos.',
});

it.each([
  [['cross-validated', 'cross-validated'], 'of 70 test photos right', 'All 70 were each left out in turn'],
  [['held-out', 'cross-validated'], 'of 70 test photos right', '35 were kept aside; 35 of classes with few were each'],
  [['held-out', 'held-out'], 'of 70 test photos right', '70 were kept aside, and a twin'],
] as const)('a card judged by %j says of which photos its test was', (judgedBy, counted, how) => {
  const note = cardNote(card([...judgedBy], 70));
  expect(note).toContain(counted);
  expect(note).toContain(how);
  expect(note).toContain('It learned from all 70 photos.');
});
