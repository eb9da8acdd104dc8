import { expect, test } from 'vitest';
import { type FaultCode, faults } from '../../contract/errors.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { troubleWords } from './trouble-words.ts';
import { wordsFor } from './words.ts';

test.each([
  ['system', ['fr-CA', 'en'], 'fr'],
  ['system', ['de-DE', 'fr'], 'fr'],
  ['system', ['de', 'constructor'], 'en'],
  ['system', [], 'en'],
  ['en', ['fr'], 'en'],
  ['fr', ['en'], 'fr'],
] as const)('%s with %j speaks %s', (setting, preferred, language) => {
  expect(wordsFor(setting, preferred).language).toBe(language);
});

/** Every text there is, said with a word for what varies. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [1, 2].map((count) => String(value(count)));
  return Object.values(value ?? {}).flatMap(texts);
}

test('nothing is left unsaid, and French puts a space that does not break before its high signs', () => {
  for (const words of [en, fr]) expect(texts(words).every((text) => text.trim().length > 0)).toBe(true);
  for (const text of texts(fr)) {
    expect(text).not.toMatch(/(^|[^\u00a0\u202f])[:;?!»]/);
    expect(text).not.toMatch(/«[^\u00a0\u202f]/);
  }
});

test('French says its own: few texts are the same in both', () => {
  const [one, other] = [texts(en), texts(fr)];
  const same = one.filter((text, at) => text === other[at]);
  expect(same.toSorted()).toEqual([
    'API',
    'Actions',
    'Export',
    'Import',
    'Photos',
    'Photos',
    'Photos',
    'Pipelines',
    'Services',
  ]);
});

test('why the core does not run is said in the language of the buttons below', () => {
  const message = 'The data is from a newer Meadow.';
  const hint = 'Update Meadow.';
  const told = (code: FaultCode) =>
    troubleWords({ message, hint, lastWords: '', fault: { code, message, hint, retry: false, details: {} } }, fr);
  expect(told('home-newer')).toBe(fr.refusals['home-newer']);
  expect(told('internal')).toBe(`${message}\n\n${hint}`);
  expect(troubleWords({ message, hint, lastWords: '' }, fr)).toBe(fr.gaveUp);
  const codes: string[] = Object.keys(faults);
  for (const code of Object.keys(en.refusals)) expect(codes).toContain(code);
});
