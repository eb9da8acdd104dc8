import { expect, test } from 'vitest';
import type { PhotoCounts } from '../../../contract/shapes/project-photo.ts';
import { nextStep } from './next-step.ts';

const counts = (labels: Record<string, number>, unlabelled = 0): PhotoCounts => ({
  total: Object.values(labels).reduce((sum, photos) => sum + photos, unlabelled),
  unlabelled,
  binned: 0,
  labels,
  sets: { train: 0, test: 0 },
  sources: [],
  problems: {},
});
const project = { publicList: false, classes: ['ant', 'bee'] };

test('an empty project is filled: from its public list where it has one', () => {
  expect(nextStep({ project: { ...project, publicList: true }, counts: counts({}), trained: null })).toEqual({
    kind: 'get-public',
  });
  expect(nextStep({ project, counts: counts({}), trained: null })).toEqual({ kind: 'add' });
});

test('labels come before a training', () => {
  expect(nextStep({ project, counts: counts({ ant: 40, bee: 40 }, 24), trained: null })).toEqual({
    kind: 'label',
    photos: 24,
  });
});

test('a training is offered once it is possible and worth it', () => {
  expect(nextStep({ project, counts: counts({ ant: 40, bee: 4 }), trained: null })).toEqual({ kind: 'add' });
  expect(nextStep({ project, counts: counts({ ant: 40, bee: 5 }), trained: null })).toEqual({
    kind: 'train',
    photos: 45,
  });
  expect(nextStep({ project, counts: counts({ ant: 45, bee: 44 }), trained: 80 })).toEqual({ kind: 'add' });
  expect(nextStep({ project, counts: counts({ ant: 45, bee: 45 }), trained: 80 })).toEqual({
    kind: 'retrain',
    photos: 10,
  });
});
