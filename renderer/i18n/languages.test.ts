import { expect, test } from 'vitest';
import { languageFor } from './languages.ts';

test.each([
  ['system', ['fr-CA', 'en'], 'fr'],
  ['system', ['de-DE', 'fr'], 'fr'],
  ['system', ['EN-us'], 'en'],
  ['system', ['de', 'ja'], 'en'],
  ['system', [], 'en'],
  ['fr', ['en'], 'fr'],
  ['en', ['fr'], 'en'],
] as const)('%s with %j speaks %s', (setting, preferred, language) => {
  expect(languageFor(setting, preferred)).toBe(language);
});
