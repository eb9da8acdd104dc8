import { expect, test } from 'vitest';
import { because, becauseValues } from '../../contract/because.ts';
import { faults } from '../../contract/errors.ts';
import { faultCases } from '../../contract/fault-cases.ts';
import { faultValues } from '../../contract/fault-values.ts';
import { own } from '../../contract/shapes/own.ts';
import { checkNames } from '../pages/doctor/check-names.ts';
import en from './en/index.ts';
import fr from './fr/index.ts';

type Texts = { [key: string]: string | Texts };

/** Every text by its whole key. */
function flatten(texts: Texts, path = ''): [key: string, text: string][] {
  return Object.entries(texts).flatMap(([name, value]) => {
    const key = path ? `${path}.${name}` : name;
    return typeof value === 'string' ? [[key, value]] : flatten(value, key);
  });
}

const texts = { en: new Map(flatten(en)), fr: new Map(flatten(fr)) };
const plural = /_(zero|one|two|few|many|other)$/;
const stem = (key: string) => key.replace(plural, '');
const values = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort();

test('both languages have the same texts', () => {
  const [english, french] = [texts.en, texts.fr].map((all) => new Set([...all.keys()].map(stem)));
  expect(french).toEqual(english);
});

test.each(['en', 'fr'] as const)('in %s every counted text has all the forms of the language', (language) => {
  const keys = [...texts[language].keys()];
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  for (const key of new Set(keys.filter((known) => plural.test(known)).map(stem))) {
    const has = keys.filter((known) => known !== key && stem(known) === key).map((known) => plural.exec(known)?.[1]);
    expect(new Set(has), key).toEqual(new Set(forms));
  }
});

test('a text and its translation are filled with the same values', () => {
  for (const [key, text] of texts.fr) {
    const english = texts.en.get(key) ?? texts.en.get(`${stem(key)}_other`);
    expect(values(text), key).toEqual(values(english ?? ''));
  }
});

test.each(['en', 'fr'] as const)('in %s every fault and every check of the doctor has its words', (language) => {
  for (const code of [...Object.keys(faults), 'connection-lost']) {
    expect(texts[language].get(`faults.${code}.message`), code).toMatch(/\.$/);
    expect(texts[language].get(`faults.${code}.hint`), code).toMatch(/\.$/);
  }
  for (const name of checkNames) {
    for (const part of ['name', 'ok', 'wrong', 'hint'])
      expect(texts[language].has(`doctor.check.${name}.${part}`)).toBe(true);
  }
});

const cases = Object.entries(faultCases).flatMap(([code, named]) =>
  Object.entries(named).map(([name, told]) => [`faultCases.${code}.${name}`, told] as const),
);
const single = Object.keys(faults).map((code) => [`faults.${code}`, own(faultValues, code) ?? {}] as const);
const reasons = Object.keys(because).map((name) => [`because.${name}`, own(becauseValues, name) ?? {}] as const);

test.each(['en', 'fr'] as const)(
  'in %s every fault and every reason is said with the values it is told with',
  (language) => {
    /** What the window adds to each. */
    const added = ['reason'];
    for (const [key, told] of [...cases, ...single]) {
      const said = ['message', 'hint'].map((part) => texts[language].get(`${key}.${part}`) ?? '');
      for (const text of said) expect(text, key).toMatch(/\.$/);
      expect(new Set([...said.flatMap(values), ...added]), key).toEqual(new Set([...Object.keys(told), ...added]));
    }
    for (const [key, told] of reasons) expect(values(texts[language].get(key) ?? ''), key).toEqual(Object.keys(told));
  },
);

test('no words are left of a case or of a reason that nobody names', () => {
  const named = new Set(cases.map(([key]) => key));
  for (const key of texts.en.keys())
    if (key.startsWith('faultCases.')) expect(named).toContain(key.split('.').slice(0, 3).join('.'));
  expect(Object.keys(fr.because)).toEqual(Object.keys(because));
});

test('French typography: no plain space before a high mark or inside quotation marks, no typewriter apostrophe', () => {
  for (const [key, text] of texts.fr) {
    const words = text.replaceAll(/{{\w+}}/g, 'x');
    expect(words, key).not.toMatch(/ [;:!?»%]|« |[a-zà-ÿ]'[a-zà-ÿ]|\w[!?;](\s|$)/i);
  }
});
