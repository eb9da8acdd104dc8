import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Fault } from './fault.ts';
import { checkTrainable } from './trainable.ts';

function faultOf(counts: [string, number][]): Fault | undefined {
  try {
    checkTrainable(new Map(counts));
    return undefined;
  } catch (thrown) {
    if (thrown instanceof Fault) return thrown;
    throw thrown;
  }
}

const many = (classes: number, photos = 5): [string, number][] =>
  Array.from({ length: classes }, (_, at) => [`class ${at}`, photos]);

test('2 to 100 classes of 5 photos and more are enough', () => {
  expect(faultOf(many(2))).toBeUndefined();
  expect(faultOf(many(100))).toBeUndefined();
});

test('says what is missing, with the class and the number', () => {
  expect(faultOf([])?.message).toBe('There is no class to train on; it takes at least 2.');
  expect(faultOf([['moss', 9]])?.message).toBe('There is only one class ("moss") to train on; it takes at least 2.');
  expect(faultOf(many(101))?.code).toBe('too-many-classes');
  const few = faultOf([
    ['grass', 12],
    ['moss', 1],
    ['clover', 4],
  ]);
  expect(few?.code).toBe('too-few-photos');
  expect(few?.message).toBe('The class "moss" has 1 photo; it takes at least 5.');
  expect(few?.hint).toBe('Add at least 4 more to "moss", or leave the class out.');
});

test('any counts pass or are refused for the reason that holds', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 120 }), (counts) => {
      const code = faultOf(counts.map((count, at) => [`class ${at}`, count]))?.code;
      if (counts.length < 2) expect(code).toBe('too-few-classes');
      else if (counts.length > 100) expect(code).toBe('too-many-classes');
      else expect(code).toBe(Math.min(...counts) < 5 ? 'too-few-photos' : undefined);
    }),
  );
});
