import { expect, test } from 'vitest';
import { whatItTakes } from './predict.ts';

const flowers = { id: 'flowers', classes: ['roses', 'tulips'], challenger: undefined };

test('what is there already is no condition any more', () => {
  expect(whatItTakes(flowers, { roses: 12, tulips: 12 })).toBe('Train it: "meadow train --project flowers".');
  // A class nobody has used yet keeps nobody waiting.
  const lilies = { ...flowers, classes: ['roses', 'tulips', 'lilies'] };
  expect(whatItTakes(lilies, { roses: 12, tulips: 12 })).toBe('Train it: "meadow train --project flowers".');
});

test('what lacks is named alone, with the commands that add it', () => {
  const words = whatItTakes(flowers, { roses: 12, tulips: 3 });
  expect(words).toContain('It takes 5 labelled photos of each class (so far: tulips 3):');
  expect(words).toContain('"meadow photos add FOLDER --project flowers"');
  expect(words).toContain('"meadow train --project flowers"');
  expect(whatItTakes({ ...flowers, classes: [] }, {})).toContain('It takes 5 labelled photos of each class:');
  expect(whatItTakes({ ...flowers, classes: ['roses'] }, { roses: 12 })).toContain(
    'It takes 2 classes with 5 labelled photos each:',
  );
});

test('a version that waits is made live, not trained anew', () => {
  const words = whatItTakes({ ...flowers, challenger: 'flowers-1' }, { roses: 12, tulips: 12 });
  expect(words).toContain('"meadow models promote flowers-1"');
  expect(words).not.toContain('train');
});
