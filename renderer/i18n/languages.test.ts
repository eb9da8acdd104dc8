import { expect, test } from 'vitest';
import { languageFor, localeOf } from './languages.ts';

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

test.each([
  ['en', ['en-GB', 'fr'], 'en-GB'],
  ['fr', ['en-GB', 'fr-CA'], 'fr-CA'],
  ['fr', ['en-GB'], 'fr'],
  ['en', ['en', 'en-AU'], 'en-AU'],
  ['en', [], 'en'],
] as const)('%s of who prefers %j is written as in %s', (language, preferred, locale) => {
  expect(localeOf(language, preferred)).toBe(locale);
});
