import { expect, test } from 'vitest';
import { MOST_BUTTONS, shownClasses } from './shown-classes.ts';

const many = Array.from({ length: 100 }, (_, index) => `species ${index + 1}`);

test('a few classes all have a button', () => {
  expect(shownClasses(['ant', 'bee'], 'x', undefined)).toEqual(['ant', 'bee']);
});

test('of many, the first ones have, and the one the photo has', () => {
  expect(shownClasses(many, '', undefined)).toEqual(many.slice(0, MOST_BUTTONS));
  expect(shownClasses(many, '', 'species 77')[0]).toBe('species 77');
  expect(shownClasses(many, '', 'species 77')).toHaveLength(MOST_BUTTONS);
});

test('typing finds the others, those that begin with it first', () => {
  expect(shownClasses(many, ' 77 ', undefined)).toEqual(['species 77']);
  expect(shownClasses([...many, '7 spots'], '7', undefined)[0]).toBe('7 spots');
  expect(shownClasses(many, 'SPECIES 9', undefined).at(-1)).toBe('species 99');
  expect(shownClasses(many, 'wasp', undefined)).toEqual([]);
});
