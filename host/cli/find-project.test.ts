import { expect, test } from 'vitest';
import type { Project } from '../../contract/projects.ts';
import { projectNamed } from './find-project.ts';

const project = (id: string, name: string, current = false): Project => ({
  id,
  name,
  place: 'laptop',
  classes: [],
  photos: 0,
  unlabelled: 0,
  publicList: false,
  policy: 'ask',
  current,
});
const lawn = project('lawn', 'Front lawn', true);
const bees = project('bees', 'Bees');
const found = (asked: string | undefined, all = [lawn, bees]) => projectNamed(all, asked)?.id;

test('a project is found by name, also written small, or by id; the one worked on where none is named', () => {
  expect(['Front lawn', 'front LAWN', 'lawn', undefined].map((asked) => found(asked))).toEqual(Array(4).fill('lawn'));
  expect(found('Front')).toBeUndefined();
});

test('where two differ only in that, the name is taken as it is written', () => {
  const all = [bees, project('bees-2', 'BEES')];
  expect([found('BEES', all), found('Bees', all), found('beES', all)]).toEqual(['bees-2', 'bees', undefined]);
});
