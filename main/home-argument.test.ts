import { expect, test } from 'vitest';
import { homeArgument } from './home-argument.ts';

test('the data folder is found among the words of Electron and Chromium', () => {
  expect(homeArgument(['electron', '.', '--home', '/data', '--no-sandbox'])).toEqual(['--home', '/data']);
  expect(homeArgument(['meadow', '--lang=en', '--home=/my data'])).toEqual(['--home', '/my data']);
  expect(homeArgument(['meadow', '--home'])).toEqual([]);
  expect(homeArgument(['meadow'])).toEqual([]);
});

test('whoever wrote the link that Meadow is opened with chooses no data folder', () => {
  expect(homeArgument(['meadow', 'meadow://open/models', '--home=/theirs'])).toEqual([]);
  expect(homeArgument(['meadow', '--', '--home', '/theirs'])).toEqual([]);
});
