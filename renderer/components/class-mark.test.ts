import { expect, test } from 'vitest';
import { NEITHER as theirs } from '../../contract/shapes/verdict.ts';
import { classMark, NEITHER } from './class-mark.ts';

test('the word for no class is the contract’s', () => {
  expect(NEITHER).toBe(theirs);
});

test('a class keeps its mark whatever the order it is listed in', () => {
  expect(classMark('grass', ['grass', 'dandelion'])).toEqual(classMark('grass', ['dandelion', 'grass']));
});

test('up to 49 classes no two look alike, and no class looks like neither', () => {
  const classes = Array.from({ length: 49 }, (_, place) => `class ${String(place).padStart(2, '0')}`);
  const marks = [NEITHER, ...classes].map((label) => {
    const { color, shape } = classMark(label, classes);
    return `${color} ${shape}`;
  });
  expect(new Set(marks).size).toBe(50);
});

test('neighbours differ in colour and in shape', () => {
  const classes = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const marks = classes.map((label) => classMark(label, classes));
  expect(new Set(marks.map(({ color }) => color)).size).toBe(7);
  expect(new Set(marks.map(({ shape }) => shape)).size).toBe(7);
});
