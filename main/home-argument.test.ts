import { expect, test } from 'vitest';
import { homeArgument } from './home-argument.ts';

test('the data folder is found among the words of Electron and Chromium', () => {
  expect(homeArgument(['electron', '.', '--home', '/data', '--no-sandbox'])).toEqual(['--home', '/data']);
  expect(homeArgument(['meadow', '--lang=en', '--home=/my data'])).toEqual(['--home', '/my data']);
  expect(homeArgument(['meadow', '--home'])).toEqual([]);
  expect(homeArgument(['meadow'])).toEqual([]);
});
